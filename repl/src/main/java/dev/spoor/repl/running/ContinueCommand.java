package dev.spoor.repl.running;

import dev.spoor.debugger.HaltCause;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.Numbers;

/// `continue`.
public final class ContinueCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "continue",
            Group.RUNNING,
            """
            Continue program being debugged, after signal or breakpoint.
            Usage: continue [N]
            If proceeding from breakpoint, a number N may be given as an argument,
            which means to set the ignore count of that breakpoint to N - 1 (so that
            the breakpoint won't break until the Nth time it is reached).\
            """)
        .aliases("c", "fg")
        .repeated();
  }

  @Override
  public void run(Shell shell, String arguments) {
    var _ = shell.workbench().live();
    if (!arguments.isEmpty() && !arguments.equals("-a")) {
      ignore(shell, Numbers.number(arguments));
    }
    if (shell.isFromUser()) {
      shell.output().line("Continuing.");
    }
    new Going(shell, "continue").all();
  }

  private static void ignore(Shell shell, int count) {
    var stops = shell.workbench().history().stops();
    if (stops.isEmpty() || count < 2) {
      return;
    }
    for (var cause : stops.getLast().halt().causes()) {
      if (cause instanceof HaltCause.Hit(var breakpoint, var _)) {
        breakpoint.ignore(count - 1);
        shell
            .output()
            .line(
                "Will ignore next "
                    + (count - 1)
                    + " crossings of breakpoint "
                    + breakpoint.number()
                    + ".");
      }
    }
  }
}
