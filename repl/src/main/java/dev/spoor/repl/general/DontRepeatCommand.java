package dev.spoor.repl.general;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;

/// `dont-repeat`.
public final class DontRepeatCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "dont-repeat",
        Group.SUPPORT,
        """
        Keeps an empty line from repeating the command that this one stands in.
        For commands of one's own.\
        """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    shell.dontRepeat();
  }
}
