package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.KernelException;
import dev.spoor.kernel.LaunchPlan;
import dev.spoor.kernel.LaunchStep;
import dev.spoor.kernel.WaitOutcome;
import dev.spoor.kernel.WaitStatus;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Tid;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// A shell command that reads what is written here, and is not traced.
///
/// It is the child of a thread of its own, which waits for it: the waits of a [Tracer] are for the
/// tasks of the tracer's thread alone.
public final class CommandPipe extends OutputStream {
  private final OutputStream sink;
  private final Thread keeper;

  private CommandPipe(OutputStream sink, Thread keeper) {
    this.sink = sink;
    this.keeper = keeper;
  }

  /// Starts `sh -c COMMAND`.
  ///
  /// @param environment what it has for an environment
  /// @param handedDown the descriptors and the signal state that it has besides
  /// @throws IOException if no process or pipe can be made
  public static CommandPipe open(
      ByteString command, List<ByteString> environment, HandedDown handedDown) throws IOException {
    var opened = new CompletableFuture<OutputStream>();
    var keeper =
        Thread.ofPlatform()
            .name("spoor-pipe")
            .daemon(true)
            .unstarted(() -> keep(command, environment, handedDown, opened));
    keeper.start();
    try {
      return new CommandPipe(Futures.result(opened), keeper);
    } catch (KernelException refused) {
      throw new IOException(refused.errno().text(), refused);
    } catch (UncheckedIOException refused) {
      throw new IOException(refused.getMessage(), refused);
    }
  }

  /// The keeper's work: from the start of the command to its end.
  private static void keep(
      ByteString command,
      List<ByteString> environment,
      HandedDown handedDown,
      CompletableFuture<OutputStream> opened) {
    try (var kernel = Kernel.open()) {
      var ends = kernel.pipe();
      try {
        var sink = new FileOutputStream("/proc/self/fd/" + ends.sink());
        var plan =
            new LaunchPlan(
                ByteString.of("/bin/sh"),
                List.of(ByteString.of("sh"), ByteString.of("-c"), command),
                Optional.of(environment),
                steps(ends.source(), handedDown));
        try (var program = kernel.spawn(plan)) {
          program.release();
          kernel.closeDescriptor(ends.source());
          kernel.closeDescriptor(ends.sink());
          var _ = opened.complete(sink);
          awaitEnd(kernel, program.tid());
        }
      } catch (IOException refused) {
        var _ = opened.completeExceptionally(new UncheckedIOException(refused));
      }
    } catch (KernelException refused) {
      var _ = opened.completeExceptionally(refused);
    }
  }

  /// Standard input is the pipe, whatever it was for the shell that started this process.
  private static List<LaunchStep> steps(int source, HandedDown handedDown) {
    var steps = new ArrayList<LaunchStep>();
    steps.add(new LaunchStep.CopyDescriptor(source, 0));
    var keepsAll = true;
    for (var step : handedDown.steps()) {
      if (step instanceof LaunchStep.KeepOnly(var descriptors)) {
        var kept = new HashSet<>(descriptors);
        kept.add(0);
        steps.add(new LaunchStep.KeepOnly(kept));
        keepsAll = false;
      } else {
        steps.add(step);
      }
    }
    if (keepsAll && source != 0) {
      steps.add(new LaunchStep.CloseDescriptor(source));
    }
    return steps;
  }

  private static void awaitEnd(Kernel kernel, Tid command) {
    while (!isEnd(kernel.await(command))) {
      // A wake-up, or a stop that is none of ours.
    }
  }

  private static boolean isEnd(WaitOutcome outcome) {
    return switch (outcome) {
      case WaitOutcome.Report report ->
          report.status() instanceof WaitStatus.Exited
              || report.status() instanceof WaitStatus.Killed;
      case WaitOutcome.NoTracees _ -> true;
      case WaitOutcome.Interrupted _, WaitOutcome.Nothing _ -> false;
    };
  }

  @Override
  public void write(int octet) throws IOException {
    sink.write(octet);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    sink.write(bytes, offset, length);
  }

  /// Ends the command's input and waits for the command to end.
  @Override
  public void close() throws IOException {
    try {
      sink.close();
    } finally {
      awaitKeeper();
    }
  }

  private void awaitKeeper() {
    try {
      keeper.join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
