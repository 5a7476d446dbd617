package dev.spoor.repl.general;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.CommandTable;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import java.io.IOException;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// `set`: a setting, or else a variable of the program.
public final class SetCommand implements CommandTable.Open {
  private final List<Command> inside;
  private final Command assignment;

  /// @param inside what can be set besides settings
  /// @param assignment what `set var` does
  public SetCommand(List<Command> inside, Command assignment) {
    this.inside = List.copyOf(inside);
    this.assignment = assignment;
  }

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "set",
            Group.DATA,
            """
            Evaluate expression EXP and assign result to variable VAR, or change a setting.
            Usage: set NAME VALUE, set VAR = EXP
            Use "set var" for variables named as a setting is.
            "show" lists the settings, "help set NAME" says what one is for.\
            """)
        .completing(Completion.SETTING);
  }

  @Override
  public List<Command> subcommands() {
    return inside;
  }

  @Override
  public void run(Shell shell, String arguments) {
    if (arguments.isEmpty()) {
      throw new CommandException(
          "Argument required (expression to compute and assign, or a setting).");
    }
    var isAssignment = arguments.matches("[$(*&]?[^=\\s]*\\s*[-+*/|&^%]?=[^=].*");
    var found =
        isAssignment
            ? java.util.Optional.<dev.spoor.repl.setting.Settings.Found>empty()
            : shell.settings().find(arguments, "set");
    if (found.isPresent()) {
      change(shell, found.get().name(), found.get().rest());
    } else if (arguments.equals("logging on") || arguments.equals("logging off")) {
      deprecated(shell, arguments.substring(arguments.indexOf(' ') + 1));
    } else if (!isAssignment && !shell.settings().names(arguments + " ").isEmpty()) {
      list(shell, arguments);
    } else {
      assignment.run(shell, arguments);
    }
  }

  private static void deprecated(Shell shell, String value) {
    var current = "set logging enabled";
    shell
        .output()
        .line(
            "Warning: 'set logging "
                + value
                + "', an alias for the command '"
                + current
                + "', is deprecated.");
    shell.output().line("Use '" + current + " " + value + "'.");
    change(shell, "logging enabled", value);
  }

  private static void list(Shell shell, String prefix) {
    shell.output().line("List of set " + prefix + " subcommands:");
    shell.output().line("");
    for (var name : shell.settings().names(prefix + " ")) {
      shell.output().line("set " + name + " -- " + shell.settings().summary(name));
    }
  }

  /// Changes a setting, with whatever follows from that at once.
  static void change(Shell shell, String name, String value) {
    shell.settings().set(name, value);
    switch (name) {
      case "style enabled", "style sources" -> shell.applyStyle();
      case "logging enabled" -> log(shell);
      default -> shell.workbench().settingChanged(name, shell.settings());
    }
  }

  private static void log(Shell shell) {
    var name = shell.settings().text("logging file");
    if (!shell.settings().isOn("logging enabled")) {
      shell.output().endLog();
      if (shell.isFromUser()) {
        shell.output().line("Done logging to " + name + ".");
      }
      return;
    }
    var file = shell.workbench().directory().resolve(name);
    var how =
        shell.settings().isOn("logging overwrite")
            ? StandardOpenOption.TRUNCATE_EXISTING
            : StandardOpenOption.APPEND;
    try {
      var redirects = shell.settings().isOn("logging redirect");
      if (shell.isFromUser()) {
        shell.output().line((redirects ? "Redirecting" : "Copying") + " output to " + name + ".");
      }
      shell.output().log(file, redirects, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
    } catch (IOException refused) {
      throw new CommandException("set logging: " + refused.getMessage());
    }
  }
}
