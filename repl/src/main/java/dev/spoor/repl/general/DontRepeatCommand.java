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
        Don't repeat this command.
        Primarily used inside of user-defined commands that should not be repeated when
        hitting return.\
        """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    shell.dontRepeat();
  }
}
