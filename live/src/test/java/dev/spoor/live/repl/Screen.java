package dev.spoor.live.repl;

import dev.spoor.testkit.PseudoTerminal;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jline.terminal.Size;
import org.jline.utils.ScreenTerminal;

/// A terminal with a program, a person's fingers and eyes. Nothing here sleeps: what is awaited is
/// looked for in all that comes, and if it never does, the terminal ends some time and the test
/// fails with what was on the screen.
final class Screen implements AutoCloseable {
  private static final int ROWS = 24;
  private static final int COLUMNS = 80;

  private final PseudoTerminal terminal;
  private final Reader shown;
  private final ScreenTerminal screen = new ScreenTerminal(COLUMNS, ROWS);
  private final StringBuilder raw = new StringBuilder();
  private final StringBuilder printed = new StringBuilder();
  private int awaited;
  private boolean over;

  private Screen(PseudoTerminal terminal) {
    this.terminal = terminal;
    this.shown = new InputStreamReader(terminal.shown(), StandardCharsets.UTF_8);
  }

  /// {@return a window of 24 lines and 80 columns in which a shell runs a script}
  static Screen open(Map<String, String> environment, String script) {
    return running(environment, List.of("/bin/bash", "-c", script));
  }

  /// {@return such a window in which a program runs}
  static Screen running(Map<String, String> environment, List<String> command) {
    return new Screen(PseudoTerminal.open(ROWS, COLUMNS, environment, command));
  }

  /// Hits keys.
  Screen keys(String text) {
    terminal.type(text);
    return this;
  }

  /// Types a line.
  Screen type(String line) {
    return keys(line + "\r");
  }

  Screen resize(int rows, int columns) {
    screen.setSize(Size.of(columns, rows));
    terminal.resize(rows, columns);
    return this;
  }

  PseudoTerminal terminal() {
    return terminal;
  }

  /// Waits for a text behind what was awaited before, wherever on the screen it goes.
  Screen await(String text) {
    while (printed.indexOf(text, awaited) < 0) {
      more(text);
    }
    awaited = printed.indexOf(text, awaited) + text.length();
    return this;
  }

  /// Waits until the screen looks so.
  ///
  /// @param what for whoever reads of a failure
  Screen await(String what, Predicate<Screen> isSo) {
    while (!isSo.test(this)) {
      more(what);
    }
    awaited = printed.length();
    return this;
  }

  /// Waits until the program has gone.
  Screen awaitEnd() {
    while (!over) {
      read();
    }
    return this;
  }

  private void more(String what) {
    read();
    if (over) {
      throw new AssertionError(
          "never shown: " + what + "\non the screen:\n" + this + "\nsince:\n" + sinceAwaited());
    }
  }

  private String sinceAwaited() {
    return printed.substring(Math.min(awaited, printed.length()));
  }

  private void read() {
    var some = new char[4096];
    try {
      var count = shown.read(some);
      over = count < 0;
      if (!over) {
        take(new String(some, 0, count));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// What a terminal answers goes back to who asked.
  private void take(String text) {
    raw.append(text);
    screen.write(text);
    printed.setLength(0);
    printed.append(withoutControls(raw));
    var answer = screen.read();
    if (!answer.isEmpty()) {
      terminal.type(answer);
    }
  }

  /// ECMA-48: control sequences, and xterm's of an operating system command.
  private static String withoutControls(CharSequence text) {
    return text.toString()
        .replaceAll("\033\\[[0-?]*[ -/]*[@-~]", "")
        .replaceAll("\033\\][^\007\033]*(\007|\033\\\\)", "")
        .replaceAll("\033[ -/]*[0-~]", "")
        .replace("\r", "");
  }

  /// {@return every byte that came}
  String raw() {
    return raw.toString();
  }

  /// {@return the lines on the screen, without blanks at their ends}
  List<String> lines() {
    var width = screen.getColumns();
    var cells = new long[width * screen.getRows()];
    screen.dump(cells, new int[2]);
    var lines = new ArrayList<String>();
    for (var row = 0; row < screen.getRows(); row++) {
      var line = new StringBuilder();
      for (var column = 0; column < width; column++) {
        var sign = ScreenTerminal.cellCodePoint(cells[row * width + column]);
        line.appendCodePoint(sign == 0 ? ' ' : sign);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  /// {@return whether a part of a line is shown inverse}
  boolean isInverse(int row, int column) {
    var width = screen.getColumns();
    var cells = new long[width * screen.getRows()];
    screen.dump(cells, new int[2]);
    return ScreenTerminal.cellInverse(cells[row * width + column]);
  }

  /// {@return whether some line has a text}
  boolean has(String text) {
    return lines().stream().anyMatch(line -> line.contains(text));
  }

  /// {@return the first row with a text; -1 if there is none}
  int row(String text) {
    var lines = lines();
    for (var row = 0; row < lines.size(); row++) {
      if (lines.get(row).contains(text)) {
        return row;
      }
    }
    return -1;
  }

  /// {@return the line that the cursor is in, as far as there is something}
  String cursorLine() {
    var cursor = new int[2];
    screen.dump(new long[screen.getColumns() * screen.getRows()], cursor);
    return lines().get(Math.clamp(cursor[1], 0, screen.getRows() - 1));
  }

  @Override
  public String toString() {
    return String.join("\n", lines()).stripTrailing();
  }

  @Override
  public void close() {
    terminal.close();
  }
}
