package dev.spoor.repl.fullscreen;

/// A rectangle of the screen, counted from 0.
record Box(int top, int left, int rows, int columns) {
  /// {@return the first row behind it}
  int bottom() {
    return top + rows;
  }

  /// {@return the first column behind it}
  int right() {
    return left + columns;
  }

  boolean hasRow(int row) {
    return row >= top && row < bottom();
  }
}
