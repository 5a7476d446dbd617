package dev.spoor.repl.general;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.CommandTable;
import dev.spoor.repl.shell.DefinedAlias;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Words;

/// `alias`.
public final class AliasCommand implements Command {
  private static final String USAGE = "Usage: alias [-a] [--] ALIAS = COMMAND [DEFAULT-ARGS...]";

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "alias",
            Group.SUPPORT,
            """
            Define a new command that is an alias of an existing command.
            Usage: alias [-a] [--] ALIAS = COMMAND [DEFAULT-ARGS...]
            ALIAS is one word. DEFAULT-ARGS come before whatever is typed behind it.
            -a is for an abbreviation, and does nothing more.
            Example: alias bt3 = backtrace 3\
            """)
        .completing(Completion.COMMAND);
  }

  @Override
  public void run(Shell shell, String arguments) {
    var rest = arguments;
    while (Words.first(rest).equals("-a") || Words.first(rest).equals("--")) {
      rest = Words.rest(rest);
    }
    var equals = rest.indexOf('=');
    var name = equals < 0 ? "" : rest.substring(0, equals).strip();
    var meaning = equals < 0 ? "" : rest.substring(equals + 1).strip();
    if (name.isEmpty() || meaning.isEmpty()) {
      throw new CommandException(USAGE);
    }
    if (!name.matches("[A-Za-z_][A-Za-z0-9_.-]*")) {
      throw new CommandException("Invalid command name: \"" + name + "\"; it must be one word.");
    }
    if (shell.commands().named(name).isPresent()) {
      throw new CommandException("Alias " + name + " is the name of an existing command");
    }
    CommandTable.Call call = shell.commands().resolve(meaning);
    shell.commands().add(new DefinedAlias(name, call.command(), call.arguments()));
  }
}
