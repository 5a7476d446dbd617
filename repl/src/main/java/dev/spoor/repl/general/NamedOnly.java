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
            Runs commands if a condition holds.
            Usage: if CONDITION
            The commands stand below it, each on its line, as far as "end". Those behind "else" are
            run if the condition does not hold.\
            """),
        new NamedOnly(
            "while",
            """
            Runs commands again and again, as long as a condition holds.
            Usage: while CONDITION
            The commands stand below it, each on its line, as far as "end".\
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
