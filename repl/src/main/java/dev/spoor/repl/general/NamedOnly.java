package dev.spoor.repl.general;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import java.util.List;

/// Words that belong to scripts: what reads lines knows them, the table has them for help.
public final class NamedOnly implements Command {
  private final Synopsis synopsis;

  private NamedOnly(String name, String help) {
    this.synopsis = Synopsis.of(name, Group.SUPPORT, help);
  }

  /// {@return all of them}
  public static List<Command> all() {
    return List.of(
        new NamedOnly(
            "if",
            """
            Execute nested commands once IF the conditional expression is non zero.
            The conditional expression must follow the word `if' and must in turn be
            followed by a new line.  The nested commands must be entered one per line,
            and should be terminated by the word 'else' or `end'.  If an else clause
            is used, the same rules apply to its nested commands as to the first ones.\
            """),
        new NamedOnly(
            "while",
            """
            Execute nested commands WHILE the conditional expression is non zero.
            The conditional expression must follow the word `while' and must in turn be
            followed by a new line.  The nested commands must be entered one per line,
            and should be terminated by the word `end'.\
            """),
        new NamedOnly("end", "Ends a list of commands or actions."));
  }

  @Override
  public Synopsis synopsis() {
    return synopsis;
  }

  @Override
  public void run(Shell shell, String arguments) {
    throw new CommandException("This command cannot be used at the top level.");
  }
}
