package dev.spoor.inspect;

import dev.spoor.engine.AttachException;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.StopHandler;
import dev.spoor.engine.StoppedTask;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.Tracer;
import dev.spoor.engine.TracerOptions;
import dev.spoor.foreign.Demangler;
import dev.spoor.machine.Memory;
import dev.spoor.machine.Registers;
import dev.spoor.machine.linux.Tid;
import dev.spoor.objects.separate.DebugDirectories;
import dev.spoor.symbolic.SourceSymbols;
import dev.spoor.symbolic.SymbolSource;
import dev.spoor.symbolic.process.ProcessAccessException;
import dev.spoor.symbolic.process.ProcessDirectory;
import dev.spoor.symbolic.process.ProcessSpace;
import dev.spoor.symbolic.unwind.CallConvention;
import dev.spoor.symbolic.unwind.Frame;
import dev.spoor.symbolic.unwind.FrameRegisters;
import dev.spoor.symbolic.unwind.FrameWalker;
import dev.spoor.symbolic.unwind.Stack;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The stacks of a live process: what was copied of each thread while it was stopped is made into
/// frames and printed.
final class LiveStacks {
  private final ProcessDirectory process;
  private final ProcessSpace space;
  private final int most;
  private final StackListing listing;
  private Optional<FrameWalker> walker = Optional.empty();

  private LiveStacks(
      ProcessDirectory process, ProcessSpace space, int most, SymbolSource symbols, Output out) {
    this.process = process;
    this.space = space;
    this.most = most;
    this.listing = new StackListing(out, space, symbols);
  }

  /// Prints the stacks of a process's threads.
  ///
  /// @throws CommandException if there is no such process or thread, or it may not be traced
  static void show(
      Tid pid, Optional<Tid> task, int most, UnaryOperator<String> environment, Output out) {
    var process = process(pid, task);
    try (var space = ProcessSpace.of(process);
        var memory = process.memory()) {
      var sampler = new StackSampler(space, memory);
      look(sampler, pid, task);
      if (sampler.samples().isEmpty()) {
        throw CommandException.failed("process " + pid + " has ended");
      }
      try (var search = DebugSearch.in(DebugDirectories.under(process.root()), environment);
          var demangler = new Demangler();
          var symbols = new SourceSymbols(space, search.files(), demangler::readable)) {
        sampler.samples().forEach(new LiveStacks(process, space, most, symbols, out)::show);
      }
    }
  }

  private static ProcessDirectory process(Tid pid, Optional<Tid> task) {
    var process = ProcessDirectory.of(pid);
    if (!process.exists()) {
      throw CommandException.failed("there is no process " + pid);
    }
    if (task.isPresent() && !process.task(task.get()).exists()) {
      throw CommandException.failed("process " + pid + " has no thread " + task.get());
    }
    // Says so of a kernel thread.
    var _ = process.program();
    return process;
  }

  private static void look(StopHandler handler, Tid pid, Optional<Tid> task) {
    try (var tracer = Tracer.open(handler, TracerOptions.defaults().withFollow(false))) {
      if (task.isPresent()) {
        tracer.attachTask(task.get());
      } else {
        tracer.attach(pid);
      }
      tracer.join();
    } catch (AttachException failure) {
      throw CommandException.failed(String.valueOf(failure.getMessage()));
    }
  }

  private void show(Tid tid, StackSampler.Sample sample) {
    listing.task(tid, nameOf(tid));
    listing.stack(stackOf(tid, sample));
  }

  private String nameOf(Tid tid) {
    try {
      return Printable.decode(process.task(tid).name());
    } catch (ProcessAccessException ended) {
      return "?";
    }
  }

  private Stack stackOf(Tid tid, StackSampler.Sample sample) {
    var stack = walk(sample.registers(), sample.memory());
    return sample.memory().leftCopy() ? stackOfStopped(tid).orElse(stack) : stack;
  }

  private Stack walk(Registers registers, Memory from) {
    if (walker.isEmpty()) {
      walker = CallConvention.of(registers.architecture()).map(each -> FrameWalker.of(space, each));
    }
    return walker.orElseThrow().walk(Frame.innermost(FrameRegisters.of(registers)), from, most);
  }

  /// A stack that goes on elsewhere, as from a signal's own one, cannot be copied before it is
  /// known: it is looked at once more, while the task is stopped.
  private Optional<Stack> stackOfStopped(Tid tid) {
    var look = new Look();
    try {
      look(look, tid, Optional.of(tid));
    } catch (CommandException ended) {
      return Optional.empty();
    }
    return look.found;
  }

  private final class Look implements StopHandler {
    private volatile Optional<Stack> found = Optional.empty();

    @Override
    public Resumption onStop(StoppedTask task, TaskStop stop) {
      if (found.isEmpty()) {
        found = Optional.of(walk(task.registers(), task.memory()));
      }
      return StackSampler.leave(stop);
    }
  }
}
