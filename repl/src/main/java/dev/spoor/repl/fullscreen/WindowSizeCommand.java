package dev.spoor.repl.fullscreen;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Words;
import java.util.List;

/// `winheight` and `winwidth`; behind `tui window` they are `height` and `width`.
///
/// @param word that names it
/// @param aliases other words
/// @param isWidth whether it is about columns rather than lines
record WindowSizeCommand(FullScreen screen, String word, List<String> aliases, boolean isWidth)
    implements Command {
  private static final int MOST = 10_000;

  static Command height(FullScreen screen) {
    return new WindowSizeCommand(screen, "winheight", List.of("wh"), false);
  }

  static Command width(FullScreen screen) {
    return new WindowSizeCommand(screen, "winwidth", List.of(), true);
  }

  /// {@return the same behind `tui window`}
  static List<Command> behindWindow(FullScreen screen) {
    return List.of(
        new WindowSizeCommand(screen, "height", List.of(), false),
        new WindowSizeCommand(screen, "width", List.of(), true));
  }

  private String dimension() {
    return isWidth ? "width" : "height";
  }

  private String usage() {
    return "Usage: " + word + " WINDOW [+|-]" + (isWidth ? "COLUMNS" : "LINES");
  }

  @Override
  public Synopsis synopsis() {
    var help =
        "Set or modify the "
            + dimension()
            + " of a specified window.\n"
            + usage()
            + "\nWINDOW is one of those shown"
            + (isWidth ? ", and beside others" : ", or cmd")
            + ". The others share what is left.";
    return Synopsis.of(word, Group.SUPPORT, help).aliases(aliases.toArray(String[]::new));
  }

  @Override
  public void run(Shell shell, String arguments) {
    var words = Words.of(arguments);
    if (words.size() != 2 || !words.get(1).matches("[+-]?[0-9]{1,4}")) {
      throw new CommandException(usage());
    }
    var window = Windows.named(screen, words.getFirst());
    var isChange = !Character.isDigit(words.get(1).charAt(0));
    var size = (isChange ? now(window) : 0) + Integer.parseInt(words.get(1));
    if (size < 1 || size > MOST) {
      throw new CommandException("Invalid window " + dimension() + " specified.");
    }
    if (isWidth) {
      screen.sizes().wantWidth(window, size);
    } else {
      screen.sizes().wantHeight(window, size);
    }
  }

  private int now(String window) {
    var box = screen.boxes().getOrDefault(window, new Box(0, 0, 0, 0));
    return isWidth ? box.columns() : box.rows();
  }
}
