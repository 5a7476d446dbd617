package dev.spoor.live.debugger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.debugger.HaltCause;
import dev.spoor.debugger.HaltCause.HitDetail;
import dev.spoor.debugger.breakpoint.Breakpoint;
import dev.spoor.debugger.breakpoint.Trigger;
import dev.spoor.debugger.step.StepInstructions;
import dev.spoor.engine.Command;
import dev.spoor.machine.linux.Tid;
import dev.spoor.testkit.Tracee;
import dev.spoor.testkit.Tracees;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Instructions that are stepped: the debugger carries out most of them itself, which nothing but
/// the time may show.
@Tag("live")
class WalkingTest {
  private static final List<String> COMPARED = List.of("rax", "rbx", "rcx", "rdx", "eflags");
  private static final List<String> COMPARED_32 = List.of("eax", "ebx", "edx", "eflags");

  /// A debug register that is in use leaves every instruction to the CPU.
  private static void leaveAllToTheCpu(Debugging debugging, Path program) {
    watch(debugging, program, "__dso_handle", true);
  }

  private static Breakpoint watch(
      Debugging debugging, Path program, String name, boolean hardware) {
    var at = debugging.address(program, name);
    return debugging.call(debugger ->
        debugger
            .breakpoints()
            .add(
                new Trigger.OnData(
                    name,
                    at,
                    8,
                    Trigger.OnData.Access.WRITE,
                    hardware,
                    Optional.empty(),
                    bytes -> "" + ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong()),
                Breakpoint.Disposition.KEEP));
  }

  private static Tid atMain(Debugging debugging, Path program) {
    debugging.session().launch(Command.of(program.toString()).withoutAddressRandomization());
    assertThat(debugging.await().causes().getFirst()).isInstanceOf(HaltCause.Started.class);
    debugging.breakAt(debugging.address(program, "main"));
    return debugging.go().task();
  }

  private static String state(Debugging debugging, Tid task, List<String> registers) {
    var text = new StringBuilder(debugging.pc(task).toString());
    for (var name : registers) {
      text.append(' ').append(Long.toHexString(debugging.register(task, name)));
    }
    return text.toString();
  }

  private static List<String> states(Path program, boolean isWide, boolean byTheCpu) {
    var states = new ArrayList<String>();
    try (var debugging = new Debugging()) {
      var task = atMain(debugging, program);
      if (byTheCpu) {
        leaveAllToTheCpu(debugging, program);
      }
      for (var count : List.of(1, 1, 1, 1, 1, 1, 7, 7, 20, 20, 20, 50, 100, 300, 500)) {
        debugging.go(task, StepInstructions.into(count));
        states.add(state(debugging, task, isWide ? COMPARED : COMPARED_32));
      }
    }
    return states;
  }

  @ParameterizedTest
  @ValueSource(strings = {"-O0", "-O2", "-m32"})
  void whatIsSteppedIsWhatTheCpuDoes(String option) {
    var program = Tracees.compile("sums_up", option, "-static", "-no-pie");

    assertThat(states(program, !option.equals("-m32"), false))
        .isEqualTo(states(program, !option.equals("-m32"), true));
  }

  @Test
  void breakpointsAreCountedOnTheWay() {
    var program = Tracees.compile("sums_up", "-O0", "-static", "-no-pie");
    try (var debugging = new Debugging()) {
      var task = atMain(debugging, program);
      var breakpoint = debugging.breakAt(debugging.address(program, "add"));
      debugging.call(_ -> {
        breakpoint.ignore(1_000_000);
        return true;
      });
      var end = debugging.breakAt(debugging.address(program, "done"));

      var halt = debugging.go(task, StepInstructions.into(1_000_000));

      assertThat(Debugging.hits(halt)).containsExactly(end);
      assertThat(debugging.register(task, "rip"))
          .isEqualTo(debugging.address(program, "done").value());
      assertThat(breakpoint.hits()).isEqualTo(100);
    }
  }

  @Test
  void eachChangeIsNoticedBesideThreadsThatWait(@Tracee("changes_beside_waiting") Path program) {
    try (var debugging = new Debugging()) {
      debugging.start(program);
      debugging.breakAt(debugging.address(program, "change"));
      debugging.go();
      debugging.call(debugger -> {
        debugger.breakpoints().remove(debugger.breakpoints().all().getFirst());
        return true;
      });
      watch(debugging, program, "changed", false);
      var values = new ArrayList<String>();
      var halt = debugging.go();
      while (halt.causes().getFirst() instanceof HaltCause.Hit(var _, var detail)
          && detail.orElseThrow() instanceof HitDetail.Changed(var _, var now)) {
        values.add(now.orElseThrow());
        halt = debugging.go();
      }
      assertThat(values)
          .as(halt.toString())
          .containsExactly("5", "15", "30", "50", "75", "105", "140", "180");
      assertThat(halt.causes().getFirst()).isInstanceOf(HaltCause.Ended.class);
    }
  }
}
