package dev.spoor.live.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.LaunchPlan;
import dev.spoor.kernel.LaunchStep;
import dev.spoor.kernel.WaitOutcome;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Signal;
import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Tracee;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each thing that a launch can be asked for, by its effect on a program.
@Tag("live")
class LaunchStepsTest {
  private static final int RLIMIT_NOFILE = 7;

  @TempDir Path directory;
  private Launches launches = new Launches(Path.of("."));

  @BeforeEach
  void useTheDirectory() {
    launches = new Launches(directory);
  }

  private List<String> inherited(Path program, LaunchStep... steps) {
    return launches.run(List.of(steps), program.toString()).lines();
  }

  @Test
  void argumentsAndEnvironmentArriveAsTheyAre(@Tracee("inherited") Path program) {
    var words = List.of("strange name", "", "a b", "\u00e9");
    var arguments = words.stream().map(ByteString::of).toList();
    var environment = List.of("Z=1", "A=2", "A=3", "no equals sign", "=x", "").stream();
    var plan =
        new LaunchPlan(
            ByteString.of(program.toString()),
            arguments,
            Optional.of(environment.map(ByteString::of).toList()));

    var lines = launches.run(plan).lines();

    assertThat(lines)
        .contains("argv[0]=strange name", "argv[1]=", "argv[2]=a b", "argv[3]=\u00c3\u00a9")
        .containsSubsequence(
            "env[0]=Z=1", "env[1]=A=2", "env[2]=A=3", "env[3]=no equals sign", "env[4]==x")
        .anyMatch(line -> line.startsWith("execfn=" + program));
  }

  @Test
  void aListOfArgumentsOfAMegabyteArrives() {
    var arguments = new ArrayList<ByteString>();
    arguments.add(ByteString.of("echo"));
    for (var i = 0; i < 10; i++) {
      arguments.add(ByteString.of("x".repeat(100_000)));
    }

    var outcome =
        launches.run(new LaunchPlan(ByteString.of("/bin/echo"), arguments, Optional.of(List.of())));

    assertThat(outcome.output()).hasSize(10 * 100_001);
  }

  @Test
  void moreArgumentsThanTheKernelTakesAreE2big() {
    var word = ByteString.of("x".repeat(200_000));

    var outcome =
        launches.run(
            new LaunchPlan(ByteString.of("/bin/echo"), List.of(word), Optional.of(List.of())));

    assertThat(outcome.failure().orElseThrow().errno()).isEqualTo(Errno.of(7));
  }

  @Test
  void theDirectoryChanges(@Tracee("inherited") Path program) {
    var lines = inherited(program, new LaunchStep.ChangeDirectory(ByteString.of("/usr/share")));

    assertThat(lines).anyMatch(line -> line.startsWith("cwd=/usr/share "));
  }

  @Test
  void limitsUmaskAndPersonalityChange(@Tracee("inherited") Path program) {
    var lines =
        inherited(
            program,
            new LaunchStep.SetLimit(RLIMIT_NOFILE, 77, 88),
            new LaunchStep.SetUmask(0153),
            new LaunchStep.SetPersonality(LaunchStep.SetPersonality.ADDR_NO_RANDOMIZE));

    assertThat(lines)
        .anyMatch(line -> line.matches("Max open files +77 +88 +files *"))
        .contains("Umask:\t0153")
        .anyMatch(line -> line.contains("persona=40000 "));
  }

  @Test
  void signalsAreIgnoredAndBlocked(@Tracee("inherited") Path program) {
    var lines =
        inherited(
            program,
            new LaunchStep.IgnoreSignal(Signal.PIPE),
            new LaunchStep.IgnoreSignal(Signal.of(40)),
            new LaunchStep.BlockSignals(1L << Signal.USR1.number() - 1));

    assertThat(lines).contains("SigBlk:\t0000000000000200", "SigIgn:\t0000008000001000");
  }

  @Test
  void nothingOfTheJvmIsLeftInTheProgram(@Tracee("inherited") Path program) {
    var lines = inherited(program, new LaunchStep.KeepOnly(Set.of(0, 1, 2)));

    assertThat(lines)
        .contains("SigBlk:\t0000000000000000", "SigIgn:\t0000000000000000")
        .filteredOn(line -> line.startsWith("fd "))
        .allMatch(line -> line.matches("fd [012] .*"));
  }

  @Test
  void descriptorsAreOpenedCopiedAndClosed(@Tracee("inherited") Path program) throws IOException {
    var file = Files.writeString(directory.resolve("file"), "text");

    var lines =
        inherited(
            program,
            new LaunchStep.OpenFile(40, ByteString.of(file.toString()), 0, 0),
            new LaunchStep.CopyDescriptor(40, 41),
            new LaunchStep.CloseDescriptor(0));

    assertThat(lines)
        .anyMatch(line -> line.startsWith("fd 40 mode=100"))
        .anyMatch(line -> line.startsWith("fd 41 mode=100"))
        .noneMatch(line -> line.startsWith("fd 0 "));
  }

  @Test
  void everyNumberOfADescriptorIsFree(@Tracee("inherited") Path program) {
    var steps = new ArrayList<LaunchStep>();
    for (var number = 3; number < 64; number++) {
      steps.add(new LaunchStep.OpenFile(number, ByteString.of("/dev/null"), 0, 0));
    }

    var lines = launches.run(steps, program.toString()).lines();

    assertThat(lines).filteredOn(line -> line.startsWith("fd ")).hasSize(64);
  }

  @Test
  void anotherUserInOtherGroups(@Tracee("inherited") Path program) {
    requireRoot();
    var copy = Path.of("/bin/sh");

    var outcome =
        launches.run(
            List.of(
                new LaunchStep.SetGroups(List.of(7, 8)),
                new LaunchStep.SetGroup(1234),
                new LaunchStep.SetUser(4321)),
            copy.toString(),
            "-c",
            "grep -E '^(Uid|Gid|Groups)' /proc/self/status");

    assertThat(outcome.lines())
        .containsExactly(
            "Uid:\t4321\t4321\t4321\t4321", "Gid:\t1234\t1234\t1234\t1234", "Groups:\t7 8 ");
  }

  @Test
  void aSeccompFilterIsInForceFromTheFirstInstructionOn() {
    // Load the number; if it is uname (63), fail with EPERM; else allow.
    var filter =
        filter(0x20, 0, 0, 0, 0x15, 0, 1, 63, 0x06, 0, 0, 0x0005_0001, 0x06, 0, 0, 0x7fff_0000);

    var outcome =
        launches.run(
            List.of(new LaunchStep.NoNewPrivileges(), new LaunchStep.InstallFilter(filter, 0)),
            "/bin/sh",
            "-c",
            "uname 2>&1; grep -E '^(Seccomp|NoNewPrivs):' /proc/self/status");

    assertThat(outcome.lines())
        .contains("NoNewPrivs:\t1", "Seccomp:\t2")
        .anyMatch(line -> line.contains("Operation not permitted"));
  }

  /// `struct sock_filter`: code, jt, jf, k.
  private static ByteString filter(int... fields) {
    var bytes = new byte[fields.length * 2];
    var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    for (var i = 0; i < fields.length; i += 4) {
      buffer.putShort((short) fields[i]).put((byte) fields[i + 1]).put((byte) fields[i + 2]);
      buffer.putInt(fields[i + 3]);
    }
    return ByteString.of(bytes);
  }

  @Test
  void aStepThatFailsIsNamed() {
    var outcome =
        launches.run(
            List.of(new LaunchStep.ChangeDirectory(ByteString.of("/no/such"))), "/bin/true");

    var failure = outcome.failure().orElseThrow();
    assertThat(failure.step()).isEqualTo("change to directory /no/such");
    assertThat(failure.errno()).isEqualTo(Errno.ENOENT);
    assertThat(outcome.exit()).isEqualTo(127);
  }

  @Test
  void aProgramThatIsNotThereEndsWith127() {
    var outcome = launches.run(List.of(), "/no/such/program");

    assertThat(outcome.failure().orElseThrow().errno()).isEqualTo(Errno.ENOENT);
    assertThat(outcome.exit()).isEqualTo(127);
  }

  @Test
  void aFileThatIsNoProgramEndsWith126() throws IOException {
    var text = Files.writeString(directory.resolve("text"), "no program");
    var refused = launches.run(List.of(), text.toString());
    assertThat(text.toFile().setExecutable(true)).isTrue();
    var formless = launches.run(List.of(), text.toString());

    assertThat(refused.failure().orElseThrow().errno()).isEqualTo(Errno.EACCES);
    assertThat(refused.exit()).isEqualTo(126);
    assertThat(formless.failure().orElseThrow().errno()).isEqualTo(Errno.ENOEXEC);
    assertThat(formless.exit()).isEqualTo(126);
  }

  @Test
  void aProcessThatIsNeverReleasedEndsByItself() {
    var path = ByteString.of("/bin/true");
    try (var kernel = Kernel.open()) {
      var pending = kernel.spawn(new LaunchPlan(path, List.of(path), Optional.empty()));

      pending.close();

      assertThat(kernel.await(pending.tid()))
          .isInstanceOfSatisfying(
              WaitOutcome.Report.class, report -> assertThat(report.raw()).isEqualTo(127 << 8));
      assertThat(pending.failure()).isEmpty();
    }
  }

  private static void requireRoot() {
    if (!System.getProperty("user.name", "").equals("root")) {
      throw Requirement.missing("only root becomes another user");
    }
  }
}
