package dev.spoor.live.debugger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spoor.debugger.HaltCause;
import dev.spoor.engine.Command;
import dev.spoor.engine.Ending;
import dev.spoor.engine.LaunchException;
import dev.spoor.testkit.Tracee;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Breakpoints at addresses.
@Tag("live")
class SoftwareBreakpointTest {
  @Test
  void everyHitHaltsAndTheProgramEndsAsItWould(@Tracee("stack_shapes") Path program) {
    try (var debugging = new Debugging()) {
      var process = debugging.start(program);
      var deep = debugging.address(program, "deep");
      var breakpoint = debugging.breakAt(deep);
      var halt = debugging.go();
      var count = 0;
      while (!Debugging.hits(halt).isEmpty()) {
        assertThat(Debugging.hits(halt)).containsExactly(breakpoint);
        assertThat(debugging.pc(halt.task())).isEqualTo(deep);
        count++;
        halt = debugging.go();
      }
      assertThat(halt.causes())
          .containsExactly(
              new HaltCause.SignalReceived(
                  dev.spoor.machine.linux.Signal.of(10),
                  ((HaltCause.SignalReceived) halt.causes().getFirst()).info()));
      halt = debugging.go();
      while (!Debugging.hits(halt).isEmpty()) {
        count++;
        halt = debugging.go();
      }
      assertThat(halt.causes()).containsExactly(new HaltCause.Ended(process, new Ending.Exited(0)));
      assertThat(count).isEqualTo(6 + 3);
    }
  }

  @Test
  void aConditionThatDoesNotHoldIsPassedBy(@Tracee("stack_shapes") Path program) {
    try (var debugging = new Debugging()) {
      debugging.start(program);
      var breakpoint = debugging.breakAt(debugging.address(program, "deep"));
      debugging.call(debugger -> {
        debugger.breakpoints().condition(breakpoint, "rdi == 3");
        return true;
      });
      var halt = debugging.go();
      assertThat(Debugging.hits(halt)).containsExactly(breakpoint);
      assertThat(debugging.register(halt.task(), "rdi")).isEqualTo(3);
      assertThat(breakpoint.hits()).isEqualTo(1);
    }
  }

  @Test
  void aProgramThatCannotBeExecutedLeavesNothing(
      @Tracee("stack_shapes") Path program, @TempDir Path directory) throws IOException {
    var unusable = Files.writeString(directory.resolve("text"), "no program");
    assertThat(unusable.toFile().setExecutable(true)).isTrue();
    try (var debugging = new Debugging()) {
      assertThatThrownBy(() -> debugging.session().launch(Command.of(unusable.toString())))
          .isInstanceOf(LaunchException.class);
      assertThat(debugging.session().pollHalt()).isEmpty();
      var process = debugging.start(program);
      var programs = debugging.call(debugger -> debugger.inferiors().all());
      assertThat(programs).hasSize(1);
      assertThat(programs.getFirst().process()).isEqualTo(process);
    }
  }

  @Test
  void memoryIsShownWithoutTraps(@Tracee("stack_shapes") Path program) {
    try (var debugging = new Debugging()) {
      var process = debugging.start(program);
      var deep = debugging.address(program, "deep");
      var before = debugging.read(process, deep, 16);
      debugging.breakAt(deep);
      assertThat(debugging.read(process, deep, 16)).isEqualTo(before);
      assertThat(debugging.readRaw(process, deep, 1)).containsExactly(0xcc);
    }
  }
}
