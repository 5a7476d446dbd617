package dev.spoor.repl.general;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.CommandTable;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import java.util.List;

/// `show`.
public final class ShowCommand implements CommandTable.Open {
  private final List<Command> inside;

  /// @param inside what can be shown besides settings
  public ShowCommand(List<Command> inside) {
    this.inside = List.copyOf(inside);
  }

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "show",
            Group.STATUS,
            """
            Generic command for showing things about the debugger.
            Usage: show NAME
            Without a name all settings are shown. "help set NAME" says what one is for.\
            """)
        .completing(Completion.SETTING);
  }

  @Override
  public List<Command> subcommands() {
    return inside;
  }

  @Override
  public void run(Shell shell, String arguments) {
    var settings = shell.settings();
    if (arguments.isEmpty()) {
      settings.names("").forEach(name -> shell.output().text(name + ":  " + settings.shown(name)));
      return;
    }
    var found = settings.find(arguments, "show");
    if (found.isPresent()) {
      shell.output().text(settings.shown(found.get().name()));
      return;
    }
    var several = settings.names(arguments + " ");
    if (several.isEmpty()) {
      throw new CommandException(
          "Undefined show command: \"" + arguments + "\".  Try \"help show\".");
    }
    several.stream()
        .sorted()
        .forEach(name -> shell.output().text(name + ":  " + settings.shown(name)));
  }
}
