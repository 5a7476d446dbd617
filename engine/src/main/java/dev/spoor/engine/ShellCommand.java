package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.KernelException;
import dev.spoor.kernel.LaunchPlan;
import dev.spoor.kernel.LaunchStep;
import dev.spoor.kernel.WaitOutcome;
import dev.spoor.kernel.WaitStatus;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Tid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A command of the user's that is not traced and is waited for. It has the standard streams of
/// this process.
///
/// It is the child of the thread that runs it: the waits of a [Tracer] are for the tasks of the
/// tracer's thread alone.
public final class ShellCommand {
  private ShellCommand() {}

  /// Runs a program to its end.
  ///
  /// @param words the path of the program, and its arguments
  /// @param environment what it has for an environment
  /// @param directory where it runs
  /// @param handedDown the descriptors and the signal state that it has besides
  /// @return how it ended
  /// @throws IOException if it cannot be started, with the reason in words
  public static Ending run(
      List<ByteString> words,
      List<ByteString> environment,
      ByteString directory,
      HandedDown handedDown)
      throws IOException {
    var steps = new ArrayList<LaunchStep>(handedDown.steps());
    steps.add(new LaunchStep.ChangeDirectory(directory));
    var plan = new LaunchPlan(words.getFirst(), words, Optional.of(environment), steps);
    try (var kernel = Kernel.open();
        var program = kernel.spawn(plan)) {
      program.release();
      var ending = awaitEnd(kernel, program.tid());
      var failure = program.failure();
      if (failure.isPresent()) {
        throw new IOException(
            "cannot " + failure.get().step() + ": " + failure.get().errno().text());
      }
      return ending;
    } catch (KernelException refused) {
      throw new IOException(refused.errno().text(), refused);
    }
  }

  /// {@return how a child of this thread ends}
  static Ending awaitEnd(Kernel kernel, Tid command) {
    while (true) {
      switch (kernel.await(command)) {
        case WaitOutcome.Report report -> {
          if (report.status() instanceof WaitStatus.Exited(var code)) {
            return new Ending.Exited(code);
          }
          if (report.status() instanceof WaitStatus.Killed(var signal, var dumped)) {
            return new Ending.Killed(signal, dumped);
          }
        }
        case WaitOutcome.NoTracees _ -> {
          // Its end went to somebody else: nothing is known of it.
          return new Ending.Vanished();
        }
        // A wake-up, or a stop that is none of ours.
        case WaitOutcome.Interrupted _, WaitOutcome.Nothing _ -> {}
      }
    }
  }
}
