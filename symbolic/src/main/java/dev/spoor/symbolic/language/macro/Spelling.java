package dev.spoor.symbolic.language.macro;

import dev.spoor.symbolic.language.syntax.Written;
import java.util.Arrays;
import java.util.List;

/// Makes texts of words.
final class Spelling {
  private Spelling() {}

  /// {@return the text of words, in which no two become one}
  ///
  /// @param end the column behind what the user typed
  static Written of(List<Word> words, int end) {
    var text = new StringBuilder();
    var columns = new int[0];
    var count = 0;
    var before = "";
    for (var word : words) {
      text.append(word.before());
      if (word.before().isEmpty() && isJoined(before, word.text())) {
        text.append(' ');
      }
      text.append(word.text());
      if (columns.length <= text.length()) {
        columns = Arrays.copyOf(columns, 2 * text.length() + 1);
      }
      var isAsTyped = word.hidden().isEmpty();
      for (var first = text.length() - word.text().length(); count < text.length(); count++) {
        columns[count] = word.at() + (isAsTyped ? Math.max(0, count - first) : 0);
      }
      before = word.text();
    }
    columns = Arrays.copyOf(columns, count + 1);
    columns[count] = end;
    return Written.of(text.toString(), columns);
  }

  private static boolean isJoined(String left, String right) {
    return !left.isEmpty() && !Words.of(left + right, 0).getFirst().text().equals(left);
  }

  /// {@return a text with the words of an argument in it (C17, section 6.10.3.2)}
  ///
  /// @param sign in whose place it stands
  static Word quoted(List<Word> argument, Word sign) {
    var text = new StringBuilder("\"");
    for (var i = 0; i < argument.size(); i++) {
      var word = argument.get(i);
      text.append(i > 0 && !word.before().isEmpty() ? " " : "");
      text.append(
          word.isText() ? word.text().replace("\\", "\\\\").replace("\"", "\\\"") : word.text());
    }
    return new Word(
        text.append('"').toString(), sign.before(), sign.at(), Word.Kind.OTHER, sign.hidden());
  }
}
