package dev.spoor.repl.fullscreen;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;

/// `refresh`.
record RefreshCommand(FullScreen screen) implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "refresh",
        Group.SUPPORT,
        """
        Refresh the terminal display.
        Usage: refresh
        Clears the screen first: for when a program has written over it.\
        """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    screen.refresh();
  }
}
