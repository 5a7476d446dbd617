package dev.spoor.repl.general;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Script;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.shell.UserCommand;
import dev.spoor.repl.shell.UserPrefix;
import dev.spoor.repl.text.CommandException;

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
    var name = DefinedName.parse(shell, arguments);
    var text = String.join("\n", body.lines());
    switch (name.command().orElse(null)) {
      case UserCommand command -> command.document(text);
      case UserPrefix prefix -> prefix.document(text);
      case null ->
          throw new CommandException("Undefined command: \"" + name.whole() + "\".  Try \"help\".");
      default -> throw new CommandException("Command \"" + name.whole() + "\" is built-in.");
    }
  }
}
