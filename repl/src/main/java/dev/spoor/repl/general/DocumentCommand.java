package dev.spoor.repl.general;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Script;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.shell.UserCommand;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Words;

/// `document`.
public final class DocumentCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "document",
            Group.SUPPORT,
            """
            Document a user-defined command.
            Give command name as argument.  Give documentation on following lines.
            End with a line of just "end".\
            """)
        .withBody();
  }

  @Override
  public void run(Shell shell, String arguments) {
    throw new CommandException("Argument required (name of command to define).");
  }

  @Override
  public void run(Shell shell, String arguments, Script body) {
    var name = Words.first(arguments);
    if (shell.commands().named(name).orElse(null) instanceof UserCommand command) {
      command.document(String.join("\n", body.lines()));
    } else if (name.isEmpty()) {
      run(shell, arguments);
    } else {
      throw new CommandException(
          shell.commands().named(name).isPresent()
              ? "Command \"" + name + "\" is built-in."
              : "Undefined command: \"" + name + "\".  Try \"help\".");
    }
  }
}
