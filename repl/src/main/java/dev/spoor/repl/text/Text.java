package dev.spoor.repl.text;

import java.util.ArrayList;
import java.util.List;

/// A line that is being composed of pieces, each with its [Style]. For one thread.
public final class Text {
  /// One piece.
  public record Span(Style style, String text) {}

  private final List<Span> spans = new ArrayList<>();

  /// {@return a line that begins with plain text}
  public static Text of(String plain) {
    return new Text().plain(plain);
  }

  /// Appends a piece.
  public Text add(Style style, String text) {
    if (!text.isEmpty()) {
      spans.add(new Span(style, text));
    }
    return this;
  }

  /// Appends plain text.
  public Text plain(String text) {
    return add(Style.PLAIN, text);
  }

  /// Appends the name of a function.
  public Text function(String name) {
    return add(Style.FUNCTION, name);
  }

  /// Appends the name of a file.
  public Text file(String name) {
    return add(Style.FILE, name);
  }

  /// Appends an address.
  public Text address(Object address) {
    return add(Style.ADDRESS, String.valueOf(address));
  }

  /// Appends the name of a variable.
  public Text variable(String name) {
    return add(Style.VARIABLE, name);
  }

  /// Appends another line.
  public Text append(Text other) {
    spans.addAll(other.spans);
    return this;
  }

  /// {@return the pieces}
  public List<Span> spans() {
    return List.copyOf(spans);
  }

  /// {@return the same without colours; what is inverse stays so}
  public Text colorless() {
    var result = new Text();
    for (var span : spans) {
      result.add(span.style().isInverse() ? span.style() : Style.PLAIN, span.text());
    }
    return result;
  }

  /// {@return the text without styles}
  @Override
  public String toString() {
    var all = new StringBuilder();
    for (var span : spans) {
      all.append(span.text());
    }
    return all.toString();
  }
}
