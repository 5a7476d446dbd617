package dev.spoor.repl.terminal;

/// Keys that are for the full-screen mode rather than for the line, as gdb has them.
public enum ScreenKey {
  /// Turns the mode on and off.
  TOGGLE("\030\001", "\030a", "\030A"),
  /// One window.
  ONE("\0301"),
  /// Two windows, others with each time.
  TWO("\0302"),
  /// The next window gets the keys below.
  FOCUS("\030o"),
  /// Scrolls the window that has the keys.
  UP("\033[A", "\033OA"),
  DOWN("\033[B", "\033OB"),
  PAGE_UP("\033[5~"),
  PAGE_DOWN("\033[6~");

  private final String[] sequences;

  ScreenKey(String... sequences) {
    this.sequences = sequences;
  }

  /// {@return what terminals send for it}
  String[] sequences() {
    return sequences.clone();
  }
}
