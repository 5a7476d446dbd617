package dev.spoor.inspect;

import dev.spoor.machine.linux.Tid;
import dev.spoor.symbolic.value.ValueFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// `spoor stack`: what the threads of a process are doing.
final class StackCommand implements Command {
  private static final Option TASK = Option.valued('t', "tid");
  private static final Option CORE = Option.valued('c', "core");
  private static final Option FRAMES = Option.valued('n', "frames");
  private static final Option LOCALS = Option.flag('l', "locals");
  private static final Option ELEMENTS = Option.valued('e', "elements");
  private static final Option DEPTH = Option.valued('d', "depth");
  private static final int MOST_FRAMES = 1_000;
  private static final int MOST_ELEMENTS = 100;
  private static final int MOST_DEPTH = 5;
  private static final int MOST_CHARACTERS = 1 << 13;

  /// Nobody reads more, and it is an `int` whatever is done with it.
  private static final long MOST_OF_ANYTHING = 1 << 20;

  private final UnaryOperator<String> environment;

  /// @param environment the value of a variable of the user's; empty if it is not set
  StackCommand(UnaryOperator<String> environment) {
    this.environment = environment;
  }

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
    return List.of(TASK, CORE, FRAMES, LOCALS, ELEMENTS, DEPTH);
  }

  @Override
  public String help() {
    return """
    Usage: spoor stack [-t TID] [-n COUNT] [-l [-e COUNT] [-d COUNT]] PID
           spoor stack [-t TID] [-n COUNT] [-l [-e COUNT] [-d COUNT]] -c CORE

    Shows what each thread of process PID is doing, or was doing when it left the file CORE: its number and name, then a line for each
    call that has not returned, the innermost first: its address, its function with the distance
    from the function's beginning, the file that has the code, and the source line. A call that
    the compiler inlined has a line of its own. A function that has no name is ??, with the
    address in its file. Lines and inlined calls come from the debugging information in the
    file, from that under /usr/lib/debug, or from the servers in $DEBUGINFOD_URLS.

    Each thread is stopped while its registers and its stack are copied, and goes on before
    anything else is done; one that was stopped stays so. A system call that waits is not
    disturbed.

    With -l the arguments and local variables of each call follow its line, arguments first, then
    those of inner blocks before those of outer ones; (hidden) is one whose name another one
    further in has. A value marked [later] was not, or not as a whole, on the stack that was
    copied: the rest was read when the thread ran again, and may be newer. Where that matters,
    stop the process before.

    Options:
      -t, --tid TID       only this thread
      -c, --core CORE     of a core file; objects that are missing or are of another build are named
      -n, --frames COUNT  at most COUNT frames of each thread; 1000 otherwise
      -l, --locals        arguments and local variables with their values
      -e, --elements COUNT  of an array or a text at most COUNT elements; 100 otherwise
      -d, --depth COUNT   structures in structures down to COUNT; 5 otherwise

    Exit status: 0, 1 if there is no such process or it may not be traced, 2 if the command was
    not understood.
    """;
  }

  @Override
  public int run(CommandLine line, Output out) {
    var request = new StackRequest(task(line), limit(line, FRAMES, MOST_FRAMES), locals(line));
    var core = line.value(CORE);
    if (core.isPresent()) {
      line.requireAtMost(0);
      CoreStacks.show(core.get(), request, environment, out);
    } else {
      var pid = CommandLine.process(line.operand(0, "the process"));
      line.requireAtMost(1);
      LiveStacks.show(pid, request, environment, out);
    }
    return 0;
  }

  private static Optional<Tid> task(CommandLine line) {
    return line.value(TASK).map(CommandLine::process);
  }

  private static Optional<ValueFormat> locals(CommandLine line) {
    if (!line.has(LOCALS)) {
      if (line.has(ELEMENTS) || line.has(DEPTH)) {
        throw CommandException.misused("-e and -d are for the values that -l shows; see --help");
      }
      return Optional.empty();
    }
    return Optional.of(
        ValueFormat.usual()
            .withElements(limit(line, ELEMENTS, MOST_ELEMENTS))
            .withDepth(limit(line, DEPTH, MOST_DEPTH))
            .withCharacters(MOST_CHARACTERS));
  }

  private static int limit(CommandLine line, Option option, int otherwise) {
    return line.value(option)
        .map(word -> CommandLine.count(word, "the value of --" + option.word()))
        .map(count -> (int) Math.min(count, MOST_OF_ANYTHING))
        .orElse(otherwise);
  }
}
