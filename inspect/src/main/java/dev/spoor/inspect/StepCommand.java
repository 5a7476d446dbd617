package dev.spoor.inspect;

import dev.spoor.engine.AttachException;
import dev.spoor.engine.Ending;
import dev.spoor.engine.HandedDown;
import dev.spoor.engine.LaunchException;
import dev.spoor.engine.Tracer;
import dev.spoor.engine.TracerOptions;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.ProgramSearch;
import dev.spoor.machine.linux.Tid;
import dev.spoor.symbolic.process.ProcessDirectory;
import java.util.List;
import java.util.function.Supplier;

/// `spoor step`: one line for each instruction a program carries out.
final class StepCommand implements Command {
  private static final Option COUNT = Option.valued('n', "count");
  private static final Option PROCESS = Option.valued('p', "pid");
  private static final int BEHIND_SIGNAL = 128;

  private final Supplier<HandedDown> handedDown;

  StepCommand(Supplier<HandedDown> handedDown) {
    this.handedDown = handedDown;
  }

  @Override
  public String name() {
    return "step";
  }

  @Override
  public String summary() {
    return "run a program instruction by instruction";
  }

  @Override
  public List<Option> options() {
    return List.of(COUNT, PROCESS);
  }

  @Override
  public String help() {
    return """
    Usage: spoor step [-n COUNT] PROGRAM [ARGUMENT...]
           spoor step [-n COUNT] -p PID

    Prints each instruction before it is carried out: its number, its address, its bytes, and
    what they mean (which needs libcapstone). Only the first thread is stepped, or task PID;
    other threads and children run on as they would without it.

    Options:
      -n, --count COUNT  after COUNT instructions let the program run on by itself
      -p, --pid PID      step a running process; it is left running at the end, and on Ctrl-C

    Exit status: that of the program, or 128 and the number of the signal that killed it; with
    -p 0. 1 if it could not be started or attached to, 2 if the command was not understood.
    """;
  }

  @Override
  public int run(CommandLine line, Output out) {
    var most =
        line.value(COUNT)
            .map(word -> CommandLine.count(word, "the count of instructions"))
            .orElse(Long.MAX_VALUE);
    var pid = line.value(PROCESS).map(CommandLine::process);
    if (pid.isPresent() == !line.operands().isEmpty()) {
      throw CommandException.misused("say either a program or -p and a process; see --help");
    }
    try (var listing = new StepListing(out)) {
      return pid.isPresent() ? attached(pid.get(), most, listing) : launched(line, most, listing);
    }
  }

  private int launched(CommandLine line, long most, StepListing listing) {
    var command = command(line.operands());
    var stepper = Stepper.ofLaunched(most, listing);
    try (var tracer = Tracer.open(stepper, TracerOptions.defaults().withFollow(false))) {
      var _ = tracer.launch(command);
      tracer.join();
    } catch (LaunchException failure) {
      throw CommandException.failed(String.valueOf(failure.getMessage()));
    }
    return switch (stepper.ending()) {
      case Ending.Exited(var code) -> code;
      case Ending.Killed(var signal, var _) -> BEHIND_SIGNAL + signal.number();
      case Ending.Detached _, Ending.Superseded _, Ending.Vanished _ -> 0;
    };
  }

  private dev.spoor.engine.Command command(List<ByteString> words) {
    var shell = handedDown.get();
    var path = shell.variable("PATH").orElse(ProgramSearch.DEFAULT_PATH);
    return switch (dev.spoor.engine.Command.search(words.getFirst(), path)) {
      case ProgramSearch.Found(var file) ->
          dev.spoor.engine.Command.of(file, words).withWhatWas(shell);
      case ProgramSearch.NotFound(var name) ->
          throw CommandException.failed(name + ": No such file or directory");
      case ProgramSearch.NotExecutable(var file) ->
          throw CommandException.failed(file + ": Permission denied");
    };
  }

  private static int attached(Tid pid, long most, StepListing listing) {
    if (!ProcessDirectory.of(pid).exists()) {
      throw CommandException.failed("there is no process " + pid);
    }
    var stepper = Stepper.ofAttached(pid, most, listing);
    try (var tracer = Tracer.open(stepper, TracerOptions.defaults().withFollow(false))) {
      // Killed in the midst of a step, a tracer would leave the trap flag set.
      var hook = new Thread(() -> leave(stepper, tracer, pid), "spoor-detach");
      Runtime.getRuntime().addShutdownHook(hook);
      try {
        tracer.attach(pid);
        tracer.join();
      } finally {
        removeHook(hook);
      }
    } catch (AttachException failure) {
      throw CommandException.failed(String.valueOf(failure.getMessage()));
    }
    return 0;
  }

  private static void leave(Stepper stepper, Tracer tracer, Tid pid) {
    stepper.leave();
    if (tracer.interrupt(pid)) {
      tracer.join();
    }
    tracer.close();
  }

  private static void removeHook(Thread hook) {
    try {
      var _ = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      assert !hook.getState().equals(Thread.State.NEW);
    }
  }
}
