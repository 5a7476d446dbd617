package dev.spoor.repl.terminal;

/// Keys that are for the full-screen mode rather than for the line, as gdb has them.
public enum ScreenKey {
  /// Turns the mode on and off.
  TOGGLE,
  /// One window.
  ONE,
  /// Two windows, others with each time.
  TWO,
  /// The next window gets the keys below.
  FOCUS,
  /// Scrolls the window that has the keys.
  UP,
  DOWN,
  LEFT,
  RIGHT,
  PAGE_UP,
  PAGE_DOWN;

  /// {@return what terminals send for it}
  String[] sequences() {
    return switch (this) {
      case TOGGLE -> new String[] {"\030\001", "\030a", "\030A"};
      case ONE -> new String[] {"\0301"};
      case TWO -> new String[] {"\0302"};
      case FOCUS -> new String[] {"\030o"};
      case UP -> new String[] {"\033[A", "\033OA"};
      case DOWN -> new String[] {"\033[B", "\033OB"};
      case LEFT -> new String[] {"\033[D", "\033OD"};
      case RIGHT -> new String[] {"\033[C", "\033OC"};
      case PAGE_UP -> new String[] {"\033[5~"};
      case PAGE_DOWN -> new String[] {"\033[6~"};
    };
  }
}
