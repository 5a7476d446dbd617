package dev.spoor.repl.running;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Words;

/// `set environment`, `show environment` and `unset environment`.
public final class EnvironmentCommand implements Command {
  private enum Kind {
    SET,
    SHOW,
    UNSET
  }

  private final Kind kind;
  private final String help;

  private EnvironmentCommand(Kind kind, String help) {
    this.kind = kind;
    this.help = help;
  }

  /// {@return what is behind `set`}
  public static Command setting() {
    return new EnvironmentCommand(
        Kind.SET,
        """
        Set environment variable value to give the program.
        Usage: set environment VAR [=] VALUE
        The program gets it when it is started the next time.\
        """);
  }

  /// {@return what is behind `show`}
  public static Command showing() {
    return new EnvironmentCommand(
        Kind.SHOW,
        """
        The environment to give the program, or one variable's value.
        Usage: show environment [VAR]\
        """);
  }

  /// {@return what is behind `unset`}
  public static Command unsetting() {
    return new EnvironmentCommand(
        Kind.UNSET,
        """
        Cancel environment variable VAR for the program.
        Usage: unset environment [VAR]
        Without a variable all are cancelled.\
        """);
  }

  @Override
  public Synopsis synopsis() {
    return Synopsis.of("environment", Group.RUNNING, help).aliases("env");
  }

  @Override
  public void run(Shell shell, String arguments) {
    switch (kind) {
      case SET -> set(shell, arguments);
      case SHOW -> show(shell, arguments);
      case UNSET -> {
        if (arguments.isEmpty()) {
          shell.workbench().environment().clear();
        } else {
          shell.workbench().environment().unset(arguments);
        }
      }
    }
  }

  private static void set(Shell shell, String arguments) {
    if (arguments.isEmpty()) {
      throw new CommandException("Argument required (environment variable and value).");
    }
    var sign = arguments.indexOf('=');
    var isAssigned = sign >= 0 && !arguments.substring(0, sign).strip().contains(" ");
    var name = isAssigned ? arguments.substring(0, sign).strip() : Words.first(arguments);
    if (name.isEmpty()) {
      throw new CommandException("Argument required (environment variable to set).");
    }
    var value = isAssigned ? arguments.substring(sign + 1).strip() : Words.rest(arguments);
    if (value.isEmpty()) {
      shell.output().line("Setting environment variable \"" + name + "\" to null value.");
    }
    shell.workbench().environment().set(name, value);
  }

  private static void show(Shell shell, String name) {
    var isFound = name.isEmpty();
    for (var entry : shell.workbench().environment().entries()) {
      var text = entry.toString();
      if (name.isEmpty()) {
        shell.output().line(text);
      } else if (text.startsWith(name + "=")) {
        shell.output().line(name + " = " + text.substring(name.length() + 1));
        isFound = true;
      }
    }
    if (!isFound) {
      shell.output().line("Environment variable \"" + name + "\" not defined.");
    }
  }
}
