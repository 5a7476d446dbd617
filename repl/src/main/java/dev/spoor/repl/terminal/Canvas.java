package dev.spoor.repl.terminal;

import dev.spoor.repl.text.Style;
import dev.spoor.repl.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/// The upper lines of a terminal's screen, which stay where they are while everything that is
/// written scrolls below them: what the debugger prints, what is typed, and what the program writes
/// as long as it does not move the cursor itself.
///
/// The screen is the terminal's alternate one: the one before comes back when this is closed, also
/// when the process is terminated. May be used by any thread.
public final class Canvas {
  private static final List<Capability> NEEDED =
      List.of(
          Capability.cursor_address,
          Capability.change_scroll_region,
          Capability.save_cursor,
          Capability.restore_cursor,
          Capability.clear_screen);

  private static final String PLAIN = "\033[m";

  private final Terminal terminal;
  private final LastAct atEnd;
  private final List<String> drawn = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private volatile int height;
  private boolean isOpen;
  private boolean wantsMouse;
  private boolean isListening;
  private boolean hasMouse;
  private int rows;
  private int columns;

  Canvas(Terminal terminal, LastAct atEnd) {
    this.terminal = terminal;
    this.atEnd = atEnd;
  }

  /// {@return whether the terminal can do all that is needed}
  public boolean isPossible() {
    return NEEDED.stream().allMatch(each -> terminal.getStringCapability(each) != null);
  }

  /// {@return the lines of the whole screen}
  public int rows() {
    return WindowSize.of(terminal).getRows();
  }

  /// {@return the columns of the screen}
  public int columns() {
    return WindowSize.of(terminal).getColumns();
  }

  /// {@return how many lines are held; none if it is not open}
  int height() {
    return height;
  }

  /// Shows some lines, and leaves what is below them to others. What is there already is not
  /// written again.
  public void draw(List<Text> lines) {
    alone(() -> drawAlone(lines));
  }

  private void alone(Runnable work) {
    lock.lock();
    try {
      work.run();
    } finally {
      height = isOpen ? drawn.size() : 0;
      lock.unlock();
    }
  }

  private void drawAlone(List<Text> lines) {
    if (!isOpen) {
      isOpen = true;
      atEnd.becomes(this::close);
      terminal.puts(Capability.enter_ca_mode);
      drawn.clear();
      mouse();
    }
    if (drawn.size() != lines.size() || rows != rows() || columns != columns()) {
      begin(lines.size());
    }
    terminal.puts(Capability.save_cursor);
    terminal.puts(Capability.change_scroll_region, lines.size(), rows - 1);
    for (var row = 0; row < lines.size(); row++) {
      var line = fitted(lines.get(row));
      if (!line.equals(drawn.get(row))) {
        drawn.set(row, line);
        terminal.puts(Capability.cursor_address, row, 0);
        // Behind a full line the cursor hangs over: it is taken back before its place is.
        terminal.writer().append(line).append('\r');
      }
    }
    terminal.puts(Capability.restore_cursor);
    terminal.flush();
  }

  /// Begins with an empty screen, the cursor below the lines.
  private void begin(int height) {
    rows = rows();
    columns = columns();
    drawn.clear();
    for (var row = 0; row < height; row++) {
      drawn.add("");
    }
    terminal.puts(Capability.change_scroll_region, 0, rows - 1);
    terminal.puts(Capability.clear_screen);
    terminal.puts(Capability.cursor_address, height, 0);
  }

  /// Somebody else may have written over the lines: they are all drawn the next time.
  public void soil() {
    alone(() -> drawn.replaceAll(_ -> ""));
  }

  /// Forgets what is below the lines as well.
  public void clear() {
    alone(drawn::clear);
  }

  private String fitted(Text line) {
    var all = new StringBuilder();
    for (var span : Clip.of(line, 0, columns).spans()) {
      all.append(span.style().code()).append(span.text());
      all.append(span.style() == Style.PLAIN ? "" : PLAIN);
    }
    return all.toString();
  }

  /// Says whether the mouse is to be told of.
  public void mouse(boolean isWanted) {
    alone(() -> {
      wantsMouse = isWanted;
      mouse();
    });
  }

  /// Says whether keys are read here: only then, and while the lines are there, is the mouse told
  /// of, since the program would read that as keys.
  void listening(boolean value) {
    alone(() -> {
      isListening = value;
      mouse();
    });
  }

  /// Buttons, in decimal numbers: xterm's control sequences, "Mouse Tracking", 1000 and 1006.
  private void mouse() {
    var wanted = isOpen && wantsMouse && isListening && terminal.hasMouseSupport();
    if (wanted != hasMouse) {
      hasMouse = wanted;
      terminal.writer().append(wanted ? "\033[?1000h\033[?1006h" : "\033[?1006l\033[?1000l");
      terminal.flush();
    }
  }

  /// Gives the screen back as it was.
  public void close() {
    alone(this::closeAlone);
  }

  private void closeAlone() {
    if (!isOpen) {
      return;
    }
    isOpen = false;
    mouse();
    drawn.clear();
    atEnd.becomes(() -> {});
    terminal.puts(Capability.change_scroll_region, 0, rows() - 1);
    terminal.puts(Capability.cursor_address, rows() - 1, 0);
    terminal.puts(Capability.exit_ca_mode);
    terminal.flush();
  }
}
