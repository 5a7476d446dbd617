package dev.spoor.live.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.engine.Command;
import dev.spoor.engine.Ending;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.Tracer;
import dev.spoor.engine.Until;
import dev.spoor.testkit.Background;
import dev.spoor.testkit.Tracee;
import dev.spoor.testkit.Tracees;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One instruction, or one branch, at a time.
@Tag("live")
@Timeout(60)
class StepTest {
  private static Recorder stepper(Until until) {
    return Recorder.answering((_, stop) ->
        stop instanceof TaskStop.Launched
            ? Resumption.run(Until.STOP)
            : Resumption.onward(stop, until));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-m64", "-m32"})
  void aProgramIsSteppedFromItsFirstInstructionToItsEnd(String bits) {
    var recorder = stepper(Until.NEXT_INSTRUCTION);
    var program = Tracees.compile("steps_over_calls", bits).toString();
    try (var tracer = Tracer.open(recorder)) {
      var task = tracer.launch(Command.of(program));

      assertThat(recorder.end(task)).isEqualTo(new Ending.Exited(42));
    }
    // The end of the execve itself, then ten instructions; the eleventh ends the program.
    assertThat(recorder.all(TaskStop.Stepped.class)).hasSize(11);
    assertThat(recorder.all(TaskStop.SignalDelivery.class)).isEmpty();
  }

  /// On a CPU without branch trap flag (many virtual ones) a branch is an instruction.
  @Test
  void branchesAreNotMoreThanInstructions() {
    var recorder = stepper(Until.NEXT_BRANCH);
    try (var tracer = Tracer.open(recorder)) {
      tracer.launch(Command.of(Tracees.compile("steps_over_calls", "-m64").toString()));
      tracer.join();
    }

    assertThat(recorder.all(TaskStop.Stepped.class).size()).isBetween(3, 11);
  }

  @Test
  void aSignalHandlerIsSteppedInto(@Tracee("signal_witness") Path program) {
    var handled = new AtomicInteger();
    var recorder =
        Recorder.answering((_, stop) -> {
          if (stop instanceof TaskStop.Stepped) {
            handled.incrementAndGet();
          }
          return Resumption.onward(
              stop,
              stop instanceof TaskStop.SignalDelivery || handled.get() > 0 && handled.get() < 200
                  ? Until.NEXT_INSTRUCTION
                  : Until.STOP);
        });
    try (var witness = Background.start(program);
        var tracer = Tracer.open(recorder)) {
      witness.line();
      tracer.attach(witness.pid());
      witness.say("10 77");

      assertThat(witness.line()).isEqualTo("seen 10 value 77 code -1");
      assertThat(recorder.all(TaskStop.SignalDelivery.class)).hasSize(1);
      assertThat(recorder.all(TaskStop.Stepped.class)).hasSize(200);
    }
  }
}
