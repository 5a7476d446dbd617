package dev.spoor.repl.general;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Script;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.shell.UserCommand;
import dev.spoor.repl.shell.UserPrefix;
import dev.spoor.repl.text.CommandException;

/// `define`.
public final class DefineCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "define",
            Group.SUPPORT,
            """
            Define a new command name.  Command name is argument.
            Definition appears on following lines, one command per line.
            End with a line of just "end".
            Use the "document" command to give documentation for the new command.
            Commands defined in this way may accept an unlimited number of arguments
            accessed via "$arg0" .. "$argN".  "$argc" tells how many arguments have
            been passed. "hook-NAME" is run before the command NAME, "hookpost-NAME" after it,
            "hook-stop" whenever the program has halted.\
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
    var known = name.command();
    if (known.isPresent()
        && !DefinedName.isUsers(known.get())
        && !shell.confirms("Really redefine built-in command \"" + name.word() + "\"?")) {
      throw new CommandException("Command \"" + name.word() + "\" not redefined.");
    }
    var command = new UserCommand(name.word(), body);
    if (known.orElse(null) instanceof UserPrefix prefix) {
      prefix.own(command);
    } else {
      name.put(command);
    }
  }
}
