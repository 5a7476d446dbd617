package dev.spoor.inspect;

import java.util.List;
import java.util.function.UnaryOperator;

/// `spoor stack`: what the threads of a process are doing.
final class StackCommand implements Command {
  private static final Option TASK = Option.valued('t', "tid");
  private static final Option CORE = Option.valued('c', "core");
  private static final Option FRAMES = Option.valued('n', "frames");
  private static final int MOST_FRAMES = 1_000;

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
    return List.of(TASK, CORE, FRAMES);
  }

  @Override
  public String help() {
    return """
    Usage: spoor stack [-t TID] [-n COUNT] PID
           spoor stack [-t TID] [-n COUNT] -c CORE

    Shows what each thread of process PID is doing, or was doing when it left the file CORE: its number and name, then a line for each
    call that has not returned, the innermost first: its address, its function with the distance
    from the function's beginning, the file that has the code, and the source line. A call that
    the compiler inlined has a line of its own. A function that has no name is ??, with the
    address in its file. Lines and inlined calls come from the debugging information in the
    file, from that under /usr/lib/debug, or from the servers in $DEBUGINFOD_URLS.

    Each thread is stopped while its registers and its stack are copied, and goes on before
    anything else is done; one that was stopped stays so. A system call that waits is not
    disturbed.

    Options:
      -t, --tid TID       only this thread
      -c, --core CORE     of a core file; objects that are missing or are of another build are named
      -n, --frames COUNT  at most COUNT frames of each thread; 1000 otherwise

    Exit status: 0, 1 if there is no such process or it may not be traced, 2 if the command was
    not understood.
    """;
  }

  @Override
  public int run(CommandLine line, Output out) {
    var task = line.value(TASK).map(CommandLine::process);
    var most =
        line.value(FRAMES)
            .map(word -> (int) Math.min(CommandLine.count(word, "the count of frames"), 1 << 20))
            .orElse(MOST_FRAMES);
    var core = line.value(CORE);
    if (core.isPresent()) {
      line.requireAtMost(0);
      CoreStacks.show(core.get(), task, most, environment, out);
    } else {
      var pid = CommandLine.process(line.operand(0, "the process"));
      line.requireAtMost(1);
      LiveStacks.show(pid, task, most, environment, out);
    }
    return 0;
  }
}
