package dev.spoor.repl.general;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.Numbers;
import java.util.Locale;

/// `show commands`: what was typed.
public final class ShowCommandsCommand implements Command {
  private static final int MANY = 10;

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "commands",
        Group.STATUS,
        """
        Show the history of commands you typed.
        Usage: show commands [NUMBER]
        The last ten, or ten around NUMBER.\
        """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    var lines = shell.typed().all();
    var first = shell.typed().firstNumber();
    var from =
        arguments.isEmpty() ? first + lines.size() - MANY : Numbers.constant(arguments) - MANY / 2;
    for (var at = Math.max(from, first); at < from + MANY && at < first + lines.size(); at++) {
      shell.output().line(String.format(Locale.ROOT, "%5d  %s", at, lines.get(at - first)));
    }
  }
}
