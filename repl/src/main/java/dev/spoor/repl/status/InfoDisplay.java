package dev.spoor.repl.status;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;

/// `info display`.
public final class InfoDisplay implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "display", Group.STATUS, "Expressions to display when program stops, with code numbers.");
  }

  @Override
  public void run(Shell shell, String arguments) {
    var all = shell.displays().all();
    if (all.isEmpty()) {
      shell.output().line("There are no auto-display expressions now.");
      return;
    }
    shell.output().line("Auto-display expressions now in effect:");
    shell.output().line("Num Enb Expression");
    for (var display : all) {
      var format = display.format().isEmpty() ? "" : display.format() + " ";
      shell
          .output()
          .line(
              display.number()
                  + ":   "
                  + (display.enabled() ? "y" : "n")
                  + "  "
                  + format
                  + display.expression());
    }
  }
}
