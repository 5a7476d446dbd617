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
    var inferiors = shell.settings().isOn("print inferior-events");
    return switch (notice) {
      case Notice.ThreadBorn(var _, var task, var number, var pointer) -> {
        if (pointer != 0) {
          shell.workbench().threadNames().put(task, thread(pointer, task));
        }
        yield threads && number > 1 ? "[New " + name(shell, task) + "]" : "";
      }
      case Notice.ThreadEnded(var _, var task, var _) ->
          threads ? "[" + name(shell, task) + " exited]" : "";
      case Notice.Replaced(var process, var program) ->
          "process " + process + " is executing new program: " + program;
      case Notice.Renumbered(var process, var _, var number) ->
          "[New inferior " + number + "]\n[New process " + process + "]";
      case Notice.ChildLeft(var child, var isVfork) ->
          inferiors
              ? "[Detaching after " + call(isVfork) + " from child process " + child + "]"
              : "";
      case Notice.ChildKept kept -> inferiors ? kept(kept) : "";
      case Notice.Left(var process, var inferior, var reason) ->
          inferiors ? left(process, inferior, reason) : "";
      case Notice.Unguarded(var reason) ->
          "warning: should this debugger be killed, the program may die at a breakpoint: " + reason;
      case Notice.Signalled(var _, var signal) ->
          "\nProgram received signal " + SignalWords.named(signal) + ".";
    };
  }

  private static String thread(long pointer, Tid task) {
    return "Thread 0x" + Long.toHexString(pointer) + " (LWP " + task + ")";
  }

  private static String call(boolean isVfork) {
    return isVfork ? "vfork" : "fork";
  }

  private static String kept(Notice.ChildKept kept) {
    var parent =
        kept.thread() == 0 ? "process " + kept.parent() : thread(kept.thread(), kept.parent());
    var attaching =
        "[Attaching after "
            + parent
            + " "
            + call(kept.isVfork())
            + " to child process "
            + kept.child()
            + "]\n";
    return (kept.isFollowed() ? attaching : "")
        + "[New inferior "
        + kept.inferior()
        + " (process "
        + kept.child()
        + ")]";
  }

  private static String left(Tid process, int inferior, Notice.Because reason) {
    var how =
        switch (reason) {
          case ASKED -> "";
          case CHILD_FOLLOWED -> "[Detaching after fork from parent process " + process + "]\n";
          case CHILD_EXECUTED ->
              "[Detaching vfork parent process " + process + " after child exec]\n";
          case CHILD_ENDED -> "[Detaching vfork parent process " + process + " after child exit]\n";
        };
    return how.isEmpty()
        ? ""
        : how + "[Inferior " + inferior + " (process " + process + ") detached]";
  }

  private static String name(Shell shell, Tid task) {
    return shell.workbench().threadNames().getOrDefault(task, "LWP " + task);
  }
}
