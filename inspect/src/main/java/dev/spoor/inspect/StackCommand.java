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
import dev.spoor.objects.separate.DebugFiles;
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
import java.util.List;
import java.util.Optional;

/// `spoor stack`: what the threads of a process are doing.
final class StackCommand implements Command {
  private static final Option TASK = Option.valued('t', "tid");
  private static final Option FRAMES = Option.valued('n', "frames");
  private static final int MOST_FRAMES = 1_000;

  @Override
  public String name() {
    return "stack";
  }

  @Override
  public String summary() {
    return "show the stacks of a process's threads";
  }

  @Override
  public List<Option> options() {
    return List.of(TASK, FRAMES);
  }

  @Override
  public String help() {
    return """
    Usage: spoor stack [-t TID] [-n COUNT] PID

    Shows what each thread of process PID is doing: its number and name, then a line for each
    call that has not returned, the innermost first: its address, its function with the distance
    from the function's beginning, the file that has the code, and the source line. A call that
    the compiler inlined has a line of its own. A function that has no name is ??, with the
    address in its file. Lines and inlined calls come from the debugging information in the
    file, or from that under /usr/lib/debug.

    Each thread is stopped while its registers and its stack are copied, and goes on before
    anything else is done; one that was stopped stays so. A system call that waits is not
    disturbed.

    Options:
      -t, --tid TID       only this thread
      -n, --frames COUNT  at most COUNT frames of each thread; 1000 otherwise

    Exit status: 0, 1 if there is no such process or it may not be traced, 2 if the command was
    not understood.
    """;
  }

  @Override
  public int run(CommandLine line, Output out) {
    var pid = CommandLine.process(line.operand(0, "the process"));
    line.requireAtMost(1);
    var task = line.value(TASK).map(CommandLine::process);
    var most =
        line.value(FRAMES)
            .map(word -> (int) Math.min(CommandLine.count(word, "the count of frames"), 1 << 20))
            .orElse(MOST_FRAMES);
    var process = process(pid, task);
    try (var space = ProcessSpace.of(process);
        var memory = process.memory()) {
      var sampler = new StackSampler(space, memory);
      look(sampler, pid, task);
      if (sampler.samples().isEmpty()) {
        throw CommandException.failed("process " + pid + " has ended");
      }
      show(sampler, process, space, most, out);
    }
    return 0;
  }

  private static void show(
      StackSampler sampler, ProcessDirectory process, ProcessSpace space, int most, Output out) {
    var debugFiles = DebugFiles.in(DebugDirectories.under(process.root()));
    try (var demangler = new Demangler();
        var symbols = new SourceSymbols(space, debugFiles, demangler::readable)) {
      new Listing(process, space, most, symbols, out).showAll(sampler);
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

  /// Finds the frames of what was copied, and prints them.
  private static final class Listing {
    private final ProcessDirectory process;
    private final ProcessSpace space;
    private final int most;
    private final StackListing listing;
    private Optional<FrameWalker> walker = Optional.empty();

    Listing(
        ProcessDirectory process, ProcessSpace space, int most, SymbolSource symbols, Output out) {
      this.process = process;
      this.space = space;
      this.most = most;
      this.listing = new StackListing(out, space, symbols);
    }

    void showAll(StackSampler sampler) {
      sampler.samples().forEach(this::show);
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
        walker =
            CallConvention.of(registers.architecture()).map(each -> FrameWalker.of(space, each));
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
}
