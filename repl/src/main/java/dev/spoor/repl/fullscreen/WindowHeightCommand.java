package dev.spoor.repl.fullscreen;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Words;

/// `winheight`.
record WindowHeightCommand(FullScreen screen) implements Command {
  private static final int MOST = 10_000;

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "winheight",
            Group.SUPPORT,
            """
            Set or modify the height of a specified window.
            Usage: winheight WINDOW [+|-]LINES
            WINDOW is one of those shown, or cmd. The others share what is left; each keeps three lines.\
            """)
        .aliases("wh");
  }

  @Override
  public void run(Shell shell, String arguments) {
    var words = Words.of(arguments);
    if (words.size() != 2 || !words.get(1).matches("[+-]?[0-9]{1,4}")) {
      throw new CommandException("Usage: winheight WINDOW [+|-]LINES");
    }
    var window = Windows.named(screen, words.getFirst());
    var isChange = !Character.isDigit(words.get(1).charAt(0));
    var now = isChange ? screen.sizes().getOrDefault(window, 0) : 0;
    var lines = now + Integer.parseInt(words.get(1));
    if (lines < 1 || lines > MOST) {
      throw new CommandException("Invalid window height specified.");
    }
    screen.heights().want(window, lines);
  }
}
