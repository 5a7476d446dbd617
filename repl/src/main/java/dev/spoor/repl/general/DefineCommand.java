package dev.spoor.repl.general;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Script;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.shell.UserCommand;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Words;

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
    var name = Words.first(arguments);
    if (name.isEmpty()) {
      run(shell, arguments);
    }
    if (!name.matches("[A-Za-z0-9_.-]+")) {
      throw new CommandException("Junk in argument list: \"" + name + "\"");
    }
    var known = shell.commands().named(name);
    if (known.isPresent()
        && !(known.get() instanceof UserCommand)
        && !shell.confirms("Really redefine built-in command \"" + name + "\"?")) {
      throw new CommandException("Command \"" + name + "\" not redefined.");
    }
    shell.commands().add(new UserCommand(name, body));
  }
}
