package dev.spoor.repl.running;

import dev.spoor.debugger.Notice;
import dev.spoor.machine.linux.Tid;
import dev.spoor.repl.print.SignalWords;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.stack.ThreadText;

/// Tells what has happened without halting anything.
final class Notices {
  private Notices() {}

  static void tell(Shell shell) {
    var names = shell.workbench().threadNames();
    shell.show(view -> {
      for (var thread : view.threads()) {
        names.put(thread.tid(), ThreadText.name(view, thread));
      }
    });
    for (var notice : shell.workbench().takeNotices()) {
      var text = text(shell, notice);
      if (!text.isEmpty()) {
        for (var line : text.split("\n", -1)) {
          shell.output().line(line);
        }
      }
    }
  }

  private static String text(Shell shell, Notice notice) {
    var threads = shell.settings().isOn("print thread-events");
    return switch (notice) {
      case Notice.ThreadBorn(var _, var task, var number) ->
          threads && number > 1 ? "[New " + name(shell, task) + "]" : "";
      case Notice.ThreadEnded(var _, var task, var _) ->
          threads ? "[" + name(shell, task) + " exited]" : "";
      case Notice.Replaced(var process, var program) ->
          "process " + process + " is executing new program: " + program;
      case Notice.LetGo(var process, var isChild) ->
          shell.settings().isOn("print inferior-events") && isChild
              ? "[Detaching after fork from child process " + process + "]"
              : "";
      case Notice.Followed(var process, var inferior) ->
          "[Attaching after fork to child process " + process + "; inferior " + inferior + "]";
      case Notice.Unguarded(var reason) ->
          "warning: should this debugger be killed, the program may die at a breakpoint: " + reason;
      case Notice.Signalled(var _, var signal) ->
          "\nProgram received signal " + SignalWords.named(signal) + ".";
    };
  }

  private static String name(Shell shell, Tid task) {
    return shell.workbench().threadNames().getOrDefault(task, "LWP " + task);
  }
}
