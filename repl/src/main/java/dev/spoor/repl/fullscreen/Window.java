package dev.spoor.repl.fullscreen;

import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Text;
import java.util.List;

/// One of the windows. For the thread that runs commands.
interface Window {
  /// What a window has room for.
  record Room(int rows, int columns) {}

  /// What is in a window.
  ///
  /// @param title behind its name
  /// @param lines as many as there is room for, or fewer
  record Content(String title, List<Text> lines) {
    /// Copies the list.
    public Content {
      lines = List.copyOf(lines);
    }

    /// {@return a sentence for who expects to see something}
    static Content nothing(String sentence) {
      return new Content("", List.of(new Text(), Text.of("    [ " + sentence + " ]")));
    }
  }

  /// {@return the word that names it}
  String name();

  /// {@return what it shows now; fetches that, and nothing else}
  ///
  /// @throws CommandException if there is nothing to show
  Content content(Shell shell, Room room);

  /// Moves what it shows.
  void scroll(int lines);

  /// Moves what it shows to the left, or with a negative number to the right.
  default void scrollColumns(int columns) {}
}
