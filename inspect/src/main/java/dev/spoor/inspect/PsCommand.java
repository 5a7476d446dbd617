package dev.spoor.inspect;

import dev.spoor.machine.Printable;
import dev.spoor.machine.linux.Tid;
import dev.spoor.symbolic.process.ProcessAccessException;
import dev.spoor.symbolic.process.ProcessDirectory;
import java.util.List;

/// `spoor ps`: processes, their states, and who traces them.
final class PsCommand implements Command {
  private static final Option TASKS = Option.flag('T', "tasks");

  @Override
  public String name() {
    return "ps";
  }

  @Override
  public String summary() {
    return "list processes with their state and tracer";
  }

  @Override
  public List<Option> options() {
    return List.of(TASKS);
  }

  @Override
  public String help() {
    return """
    Usage: spoor ps [-T] [PID...]

    Lists the processes PID, or all, a line each:
      PID      the process; with -T the task
      PPID     its parent
      TASKS    how many tasks (threads) it has
      STAT     R running, S sleeping, D sleeping uninterruptibly, Z ended but not waited for,
               T stopped by a signal, t stopped for its tracer, I idle kernel thread;
               + in the foreground of its terminal
      TRACER   pid and name of the process that traces it, - if none does
      COMMAND  its arguments, or its name in brackets where it has none

    Options:
      -T, --tasks  a line for each task instead; a process's tasks may have different tracers

    Exit status: 0, 1 if one of the processes does not exist, 2 if the command was not
    understood.
    """;
  }

  @Override
  public int run(CommandLine line, Output out) {
    var asked = line.operands().stream().map(word -> CommandLine.process(word.toString())).toList();
    out.line("    PID    PPID TASKS STAT TRACER                 COMMAND");
    var status = 0;
    for (var pid : asked) {
      if (!show(pid, line.has(TASKS), out)) {
        out.error(name(), "there is no process " + pid);
        status = CommandException.FAILED;
      }
    }
    if (asked.isEmpty()) {
      // One that ends while the list is made is not missed.
      ProcessDirectory.all().forEach(pid -> show(pid, line.has(TASKS), out));
    }
    return status;
  }

  /// {@return whether there was such a process}
  private static boolean show(Tid pid, boolean tasks, Output out) {
    var process = ProcessDirectory.of(pid);
    try {
      if (tasks) {
        var shown = 0;
        for (var tid : process.tasks()) {
          shown += showTask(process.task(tid), out) ? 1 : 0;
        }
        return shown > 0;
      }
      out.line(row(process));
      return true;
    } catch (ProcessAccessException gone) {
      return false;
    }
  }

  private static boolean showTask(ProcessDirectory task, Output out) {
    try {
      out.line(row(task));
      return true;
    } catch (ProcessAccessException gone) {
      return false;
    }
  }

  private static CharSequence row(ProcessDirectory process) {
    var stat = process.stat();
    var row = new StringBuilder();
    right(process.pid().toString(), 7, row);
    right(Integer.toString(stat.parent()), 8, row);
    right(Integer.toString(stat.threads()), 6, row);
    row.append(' ');
    left(stat.stateWord(), 5, row);
    left(tracer(process), 23, row);
    return row.append(command(process, stat.state()));
  }

  private static String tracer(ProcessDirectory process) {
    var tracer = process.status("TracerPid");
    if (tracer.isEmpty() || tracer.equals("0")) {
      return "-";
    }
    try {
      // What the kernel names is a thread, which has a name of its own.
      var pid = ProcessDirectory.of(CommandLine.process(tracer)).status("Tgid");
      var name = ProcessDirectory.of(CommandLine.process(pid)).name();
      return pid + " (" + Printable.decode(name) + ")";
    } catch (ProcessAccessException gone) {
      return tracer;
    }
  }

  private static String command(ProcessDirectory process, char state) {
    var line = process.commandLine().toArray();
    if (line.length == 0) {
      return "[" + Printable.decode(process.name()) + "]" + (state == 'Z' ? " <defunct>" : "");
    }
    var end = line.length;
    while (end > 0 && line[end - 1] == 0) {
      end--;
    }
    for (var i = 0; i < end; i++) {
      line[i] = line[i] == 0 ? (byte) ' ' : line[i];
    }
    return Printable.decode(dev.spoor.machine.ByteString.of(line, 0, end));
  }

  private static void right(String text, int width, StringBuilder to) {
    to.repeat(' ', Math.max(0, width - text.length())).append(text);
  }

  private static void left(String text, int width, StringBuilder to) {
    to.append(text).repeat(' ', Math.max(1, width - text.length()));
  }
}
