package dev.spoor.symbolic.language.syntax;

/// The text of an expression, behind which may stand one that a user typed: that before its macros
/// were replaced. Errors point at that.
///
/// @param text that is read
/// @param columns for each character of it, and for the end, where in what the user typed it comes
///   from; empty if it is what was typed
public record Written(String text, int[] columns) {
  /// {@return what a user typed}
  public static Written of(String text) {
    return new Written(text, new int[0]);
  }

  /// {@return the column of a character in what the user typed}
  int column(int place) {
    return columns.length == 0 ? place : columns[Math.clamp(place, 0, columns.length - 1)];
  }

  /// {@return whether it was replaced by another text}
  public boolean isReplaced() {
    return columns.length > 0;
  }
}
