package dev.spoor.live.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.engine.Resumption;
import dev.spoor.engine.StopHandler;
import dev.spoor.engine.StoppedTask;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.Tracer;
import dev.spoor.engine.Until;
import dev.spoor.testkit.Background;
import dev.spoor.testkit.Tracee;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;

/// A process that is let go in the middle of a step.
@Tag("live")
class LeavingStepTest {
  /// Steps until the task is about to wait in a call.
  private static final class Stepper implements StopHandler {
    private final CountDownLatch waiting = new CountDownLatch(1);

    @Override
    public Resumption onStop(StoppedTask task, TaskStop stop) {
      if (stop instanceof TaskStop.Attached) {
        // It was in read(2), which it makes again with this step.
        waiting.countDown();
      }
      return Resumption.onward(stop, Until.NEXT_INSTRUCTION);
    }
  }

  @RepeatedTest(5)
  void aProcessLetGoWhileItStepsOverACallGoesOn(@Tracee("echo_lines") Path program)
      throws InterruptedException {
    try (var echo = Background.start(program)) {
      assertThat(echo.line()).startsWith("ready");
      var stepper = new Stepper();

      try (var tracer = Tracer.open(stepper)) {
        tracer.attach(echo.pid());
        stepper.waiting.await();
      }

      echo.say("alive");
      assertThat(echo.line()).isEqualTo("alive");
    }
  }
}
