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
import dev.spoor.machine.Printable;
import dev.spoor.machine.Registers;
import dev.spoor.machine.linux.Tid;
import dev.spoor.objects.separate.DebugDirectories;
import dev.spoor.objects.separate.DebugSearch;
import dev.spoor.symbolic.SourceSymbols;
import dev.spoor.symbolic.process.ProcessAccessException;
import dev.spoor.symbolic.process.ProcessDirectory;
import dev.spoor.symbolic.process.ProcessSpace;
import dev.spoor.symbolic.unwind.CallConvention;
import dev.spoor.symbolic.unwind.Frame;
import dev.spoor.symbolic.unwind.FrameRegisters;
import dev.spoor.symbolic.unwind.FrameWalker;
import dev.spoor.symbolic.unwind.Stack;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The stacks of a live process: what was copied of each thread while it was stopped is made into
/// frames and printed.
final class LiveStacks {
  private final ProcessDirectory process;
  private final ProcessSpace space;
  private final int most;
  private final Locals locals;
  private final StackListing listing;
  private Optional<FrameWalker> walker = Optional.empty();

  private LiveStacks(
      ProcessDirectory process, ProcessSpace space, int most, Locals locals, StackListing listing) {
    this.process = process;
    this.space = space;
    this.most = most;
    this.locals = locals;
    this.listing = listing;
  }

  /// Prints the stacks of a process's threads.
  ///
  /// @throws CommandException if there is no such process or thread, or it may not be traced
  static void show(Tid pid, StackRequest request, UnaryOperator<String> environment, Output out) {
    var process = process(pid, request.task());
    try (var space = ProcessSpace.of(process);
        var memory = process.memory()) {
      // What does not run, does not change. Asked before: it stops again soon after, not at once.
      var isStopped = process.stat().state() == 'T';
      var sampler = new StackSampler(space, memory, registersFor(request), isStopped);
      look(sampler, pid, request.task());
      if (sampler.samples().isEmpty()) {
        throw CommandException.failed("process " + pid + " has ended");
      }
      try (var search = DebugSearch.in(DebugDirectories.under(process.root()), environment);
          var demangler = new Demangler();
          var symbols = new SourceSymbols(space, search.files(), demangler::readable);
          var locals = new Locals(space, search.files(), demangler::readable, request.locals())) {
        var listing = new StackListing(out, space, symbols);
        var stacks = new LiveStacks(process, space, request.frames(), locals, listing);
        sampler.samples().forEach((tid, sample) -> stacks.show(tid, sample, sampler));
      }
    }
  }

  /// Variables may be in any register; to find the frames the general ones do.
  private static Function<StoppedTask, Registers> registersFor(StackRequest request) {
    return request.locals().isPresent() ? StoppedTask::allRegisters : StoppedTask::registers;
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

  private void show(Tid tid, StackSampler.Sample sample, StackSampler sampler) {
    listing.task(tid, nameOf(tid));
    var stack = locals.withTailCalls(walk(sample.registers(), sample.memory()), most);
    if (sample.memory().leftCopy() && showStopped(tid, sampler)) {
      return;
    }
    listing.stack(stack, notes(stack, sample));
  }

  private FrameNotes notes(Stack stack, StackSampler.Sample sample) {
    return sample.isStopped()
        ? locals.of(stack, sample.registers(), sample.threadPointer(), sample.memory())
        : locals.ofCopied(stack, sample);
  }

  private String nameOf(Tid tid) {
    try {
      return Printable.decode(process.task(tid).name());
    } catch (ProcessAccessException ended) {
      return "?";
    }
  }

  private Stack walk(Registers registers, Memory from) {
    if (walker.isEmpty()) {
      walker = CallConvention.of(registers.architecture()).map(each -> FrameWalker.of(space, each));
    }
    return walker.orElseThrow().walk(Frame.innermost(FrameRegisters.of(registers)), from, most);
  }

  /// A stack that goes on elsewhere, as from a signal's own one, cannot be copied before it is
  /// known: it is looked at once more, while the task is stopped.
  ///
  /// @return whether it could be
  private boolean showStopped(Tid tid, StackSampler sampler) {
    var look = new Look(sampler);
    try {
      look(look, tid, Optional.of(tid));
    } catch (CommandException ended) {
      return false;
    }
    look.found.ifPresent(seen -> {
      var stack = locals.withTailCalls(seen.stack(), most);
      listing.stack(stack, notes(stack, seen.sample()));
    });
    return look.found.isPresent();
  }

  private record Seen(Stack stack, StackSampler.Sample sample) {}

  private final class Look implements StopHandler {
    private final StackSampler sampler;
    private volatile Optional<Seen> found = Optional.empty();

    Look(StackSampler sampler) {
      this.sampler = sampler;
    }

    @Override
    public Resumption onStop(StoppedTask task, TaskStop stop) {
      if (found.isEmpty()) {
        var sample = sampler.sample(task);
        found = Optional.of(new Seen(walk(sample.registers(), task.memory()), sample));
      }
      return StackSampler.leave(stop);
    }
  }
}
