package dev.spoor.repl.general;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.shell.UserCommand;
import dev.spoor.repl.shell.UserPrefix;
import dev.spoor.repl.text.CommandException;
import java.util.Optional;

/// `define-prefix`.
public final class DefinePrefixCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "define-prefix",
        Group.SUPPORT,
        """
        Makes a command that leads to others, which "define" adds: "define-prefix net", "define net up".
        Usage: define-prefix NAME
        A command of one's own that has the name already is what runs where no other is named.\
        """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    var name = DefinedName.parse(shell, arguments);
    switch (name.command().orElse(null)) {
      case UserPrefix _ -> {}
      case UserCommand command -> name.put(new UserPrefix(name.whole(), Optional.of(command)));
      case null -> name.put(new UserPrefix(name.whole(), Optional.empty()));
      default -> throw new CommandException("Command \"" + name.word() + "\" is built-in.");
    }
  }
}
