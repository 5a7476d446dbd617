package dev.spoor.symbolic.language.syntax;

import java.io.Serial;

/// An expression that cannot be read, or has no value: where, and why in a plain sentence.
public final class ExpressionException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final int column;

  /// @param column where in the text, counted from 0
  /// @param message a sentence
  public ExpressionException(int column, String message) {
    super(message);
    this.column = column;
  }

  /// {@return where in the text of the expression, counted from 0: at most its length}
  public int column() {
    return column;
  }

  /// {@return the sentence}
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /// {@return a line that is as long as the part of `text` before the error, with a caret below the
  /// place}
  public String caret(String text) {
    var line = new StringBuilder();
    for (var i = 0; i < Math.min(column, text.length()); i++) {
      line.append(text.charAt(i) == '\t' ? '\t' : ' ');
    }
    return line.append('^').toString();
  }
}
