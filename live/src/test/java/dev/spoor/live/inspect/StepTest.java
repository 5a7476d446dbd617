package dev.spoor.live.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Background;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracee;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("live")
class StepTest {
  @Test
  void sevenInstructionsOfAnI386ProgramAreSevenLines(@Tracee("seven_steps_i386") Path program) {
    var step = Inspecting.run("step", program);

    assertThat(step.status()).isEqualTo(1);
    assertThat(step.errors()).isEmpty();
    assertThat(step.lines().stream().map(line -> line.replaceAll(" +", " ")).toList())
        .containsExactly(
            " 1 0x8049000 b8 04 00 00 00 mov eax, 4",
            " 2 0x8049005 bb 01 00 00 00 mov ebx, 1",
            " 3 0x804900a b9 00 a0 04 08 mov ecx, 0x804a000",
            " 4 0x804900f ba 07 00 00 00 mov edx, 7",
            " 5 0x8049014 cd 80 int 0x80",
            " 6 0x8049016 b8 01 00 00 00 mov eax, 1",
            " 7 0x804901b cd 80 int 0x80");
  }

  @Test
  void anX8664ProgramIsListedAsObjdumpListsIt(@Tracee("eight_steps_x86_64") Path program) {
    var step = Inspecting.run("step", program);

    var objdump = Shell.run("objdump", "-d", "-w", "-M", "intel", program.toString()).stdout();
    assertThat(step.status()).isEqualTo(3);
    assertThat(step.lines().stream().map(line -> line.strip().split(" +", 3)[1]).toList())
        .isEqualTo(
            objdump
                .lines()
                .filter(line -> line.startsWith("  4"))
                .map(line -> "0x" + line.strip().substring(0, 6))
                .toList())
        .hasSize(8);
  }

  @Test
  void afterTheCountTheProgramRunsToItsEnd(@Tracee("eight_steps_x86_64") Path program) {
    var step = Inspecting.run("step", "-n", "2", program);

    assertThat(step.lines()).hasSize(2);
    assertThat(step.status()).isEqualTo(3);
  }

  @Test
  void everyInstructionOfADynamicProgramIsListedUpToTheLastCall(@Tracee("hello") Path program) {
    var step = Inspecting.run("step", program);

    assertThat(step.status()).isZero();
    assertThat(step.lines().size()).isGreaterThan(50_000);
    assertThat(step.lines().getLast()).endsWith("0f 05                         syscall");
    // Capstone 4 lacks some of the vector instructions that string functions choose.
    assertThat(step.lines().stream().filter(line -> line.contains("not known")).count())
        .isLessThan(step.lines().size() / 1000);
  }

  @Test
  void aRunningProcessIsSteppedAndLeftRunning(@Tracee("spin") Path program) {
    try (var spin = Background.start(program)) {
      spin.line();

      var step = Inspecting.run("step", "-n", "50", "-p", spin.pid());

      assertThat(step.errors()).isEmpty();
      assertThat(step.status()).isZero();
      assertThat(step.lines()).hasSize(50).anyMatch(line -> line.contains("jmp"));
      assertThat(Inspecting.run("ps", spin.pid()).lines().getLast())
          .matches(" +" + spin.pid() + " .* R +- .*");
    }
  }

  @Test
  void whatCannotBeStartedOrAttachedToIsSaidInOneSentence() {
    assertThat(Inspecting.run("step", "/nonexistent/program"))
        .satisfies(step -> {
          assertThat(step.status()).isEqualTo(1);
          assertThat(step.errors()).matches("spoor step: .*No such file or directory.*\n");
        });
    assertThat(Inspecting.run("step", "-p", 4194305))
        .isEqualTo(new Inspecting(1, "", "spoor step: there is no process 4194305\n"));
    assertThat(Inspecting.run("step").status()).isEqualTo(2);
    assertThat(Inspecting.run("step", "-n", "0", "/bin/true").status()).isEqualTo(2);
    assertThat(Inspecting.run("step", "-z", "/bin/true").errors())
        .isEqualTo("spoor step: unknown option -z; see --help\n");
  }
}
