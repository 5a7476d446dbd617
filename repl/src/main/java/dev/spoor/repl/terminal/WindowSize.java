package dev.spoor.repl.terminal;

import org.jline.terminal.Size;
import org.jline.terminal.Terminal;

/// How large the window of a terminal is.
final class WindowSize {
  private static final int ROWS = 24;
  private static final int COLUMNS = 80;

  private WindowSize() {}

  /// {@return the size; of a terminal that nobody has told one, as of a serial line (tty_ioctl(4)),
  /// the 24 lines of 80 columns that most programs take then}
  static Size of(Terminal terminal) {
    var size = terminal.getSize();
    return Size.of(
        size.getColumns() > 0 ? size.getColumns() : COLUMNS,
        size.getRows() > 0 ? size.getRows() : ROWS);
  }
}
