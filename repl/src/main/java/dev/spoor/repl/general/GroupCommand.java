package dev.spoor.repl.general;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.text.CommandException;
import java.util.List;

/// A command that only leads to others: `info`.
public final class GroupCommand implements Command {
  private final Synopsis synopsis;
  private final List<Command> inside;

  /// @param synopsis of the whole
  /// @param inside what it leads to
  public GroupCommand(Synopsis synopsis, List<Command> inside) {
    this.synopsis = synopsis;
    this.inside = List.copyOf(inside);
  }

  @Override
  public Synopsis synopsis() {
    return synopsis;
  }

  @Override
  public List<Command> subcommands() {
    return inside;
  }

  @Override
  public void run(Shell shell, String arguments) {
    if (inside.isEmpty()) {
      throw new CommandException("There is nothing behind \"" + synopsis.name() + "\".");
    }
    var name = synopsis.name();
    shell
        .output()
        .line(
            "\""
                + name
                + "\" must be followed by the name of "
                + (name.equals("info") ? "an " : "a ")
                + name
                + " command.");
    new HelpCommand().run(shell, name);
  }
}
