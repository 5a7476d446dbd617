package dev.spoor.symbolic.language.syntax;

/// The text of an expression, behind which may stand one that a user typed: that before its macros
/// were replaced. Errors point at that.
public final class Written {
  private final String text;
  private final int[] columns;

  private Written(String text, int[] columns) {
    this.text = text;
    this.columns = columns;
  }

  /// {@return what a user typed}
  public static Written of(String text) {
    return new Written(text, new int[0]);
  }

  /// {@return what stands for what a user typed}
  ///
  /// @param columns for each character of `text`, and for its end, where in what was typed it comes
  ///   from
  public static Written of(String text, int[] columns) {
    return new Written(text, columns.clone());
  }

  /// {@return what is read}
  public String text() {
    return text;
  }

  /// {@return the column of a character in what the user typed}
  int column(int place) {
    return columns.length == 0 ? place : columns[Math.clamp(place, 0, columns.length - 1)];
  }

  /// {@return whether it is another text than was typed}
  public boolean isReplaced() {
    return columns.length > 0;
  }
}
