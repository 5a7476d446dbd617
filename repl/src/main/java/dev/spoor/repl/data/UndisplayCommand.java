package dev.spoor.repl.data;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Numbers;

/// `undisplay`.
public final class UndisplayCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "undisplay",
            Group.DATA,
            """
            Cancel some expressions to be displayed when program stops.
            Usage: undisplay [NUM]...
            Without a number all are cancelled. "info display" lists them.\
            """)
        .aliases("und", "undis");
  }

  @Override
  public void run(Shell shell, String arguments) {
    if (arguments.isEmpty()) {
      if (shell.confirms("Delete all auto-display expressions?")) {
        shell.displays().clear();
      }
      return;
    }
    for (var number : Numbers.of(arguments)) {
      if (!shell.displays().remove(number)) {
        throw new CommandException("No display number " + number + ".");
      }
    }
  }
}
