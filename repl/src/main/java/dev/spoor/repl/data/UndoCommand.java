package dev.spoor.repl.data;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;

/// `undo`.
public final class UndoCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "undo",
        Group.DATA,
        """
        Take back the last change of a variable, of memory or of a register.
        Usage: undo
        It works as often as something was changed since the program last moved.\
        """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    var change =
        shell
            .workbench()
            .undo()
            .take()
            .orElseThrow(
                () -> new CommandException("Nothing was changed since the program moved."));
    shell.show(_ -> change.reverse().run());
    shell.workbench().moved();
    shell.output().line("Restored " + change.what() + ".");
  }
}
