package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.KernelException;
import dev.spoor.kernel.LaunchPlan;
import dev.spoor.kernel.LaunchStep;
import dev.spoor.machine.ByteString;
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
  private final CompletableFuture<Ending> ending;

  private CommandPipe(OutputStream sink, Thread keeper, CompletableFuture<Ending> ending) {
    this.sink = sink;
    this.keeper = keeper;
    this.ending = ending;
  }

  /// Starts `sh -c COMMAND`.
  ///
  /// @param environment what it has for an environment
  /// @param handedDown the descriptors and the signal state that it has besides
  /// @throws IOException if no process or pipe can be made
  public static CommandPipe open(
      ByteString command, List<ByteString> environment, HandedDown handedDown) throws IOException {
    var opened = new CompletableFuture<OutputStream>();
    var ending = new CompletableFuture<Ending>();
    var keeper =
        Thread.ofPlatform()
            .name("spoor-pipe")
            .daemon(true)
            .unstarted(() -> keep(command, environment, handedDown, opened, ending));
    keeper.start();
    try {
      return new CommandPipe(Futures.result(opened), keeper, ending);
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
      CompletableFuture<OutputStream> opened,
      CompletableFuture<Ending> ending) {
    try (var kernel = Kernel.open()) {
      var ends = kernel.pipe();
      try {
        var plan =
            new LaunchPlan(
                ByteString.of("/bin/sh"),
                List.of(ByteString.of("sh"), ByteString.of("-c"), command),
                Optional.of(environment),
                steps(ends.source(), handedDown));
        try (var program = kernel.spawn(plan)) {
          // Java opens files that are inherited: the command must not have the end it waits for.
          var sink = new FileOutputStream("/proc/self/fd/" + ends.sink());
          program.release();
          kernel.closeDescriptor(ends.source());
          kernel.closeDescriptor(ends.sink());
          var _ = opened.complete(sink);
          var _ = ending.complete(ShellCommand.awaitEnd(kernel, program.tid()));
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

  /// {@return how the command ended, to be asked after [#close()]; empty if that is not known}
  public Optional<Ending> ending() {
    return Optional.ofNullable(ending.getNow(null));
  }

  private void awaitKeeper() {
    try {
      keeper.join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
