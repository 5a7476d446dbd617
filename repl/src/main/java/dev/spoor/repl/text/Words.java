package dev.spoor.repl.text;

import java.util.ArrayList;
import java.util.List;

/// Words of a command line, with quotes and backslashes as a shell has them.
public final class Words {
  private Words() {}

  /// {@return the words of `line`: blanks between quotes do not part them, and a backslash takes a
  /// sign as it is}
  ///
  /// @throws CommandException if a quote is not closed
  public static List<String> of(String line) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    var begun = false;
    var quote = '\0';
    for (var i = 0; i < line.length(); i++) {
      var sign = line.charAt(i);
      if (quote != '\0') {
        if (sign == quote) {
          quote = '\0';
        } else if (sign == '\\' && quote == '"' && i + 1 < line.length()) {
          word.append(line.charAt(++i));
        } else {
          word.append(sign);
        }
      } else if (sign == '"' || sign == '\'') {
        quote = sign;
        begun = true;
      } else if (sign == '\\' && i + 1 < line.length()) {
        word.append(line.charAt(++i));
        begun = true;
      } else if (Character.isWhitespace(sign)) {
        if (begun) {
          words.add(word.toString());
          word.setLength(0);
          begun = false;
        }
      } else {
        word.append(sign);
        begun = true;
      }
    }
    if (quote != '\0') {
      throw new CommandException("Unmatched " + (quote == '"' ? "double" : "single") + " quote.");
    }
    if (begun) {
      words.add(word.toString());
    }
    return words;
  }

  /// {@return the first word of `line`, as far as the first blank}
  public static String first(String line) {
    var text = line.strip();
    for (var i = 0; i < text.length(); i++) {
      if (Character.isWhitespace(text.charAt(i))) {
        return text.substring(0, i);
      }
    }
    return text;
  }

  /// {@return what is behind the first word of `line`}
  public static String rest(String line) {
    var text = line.strip();
    return text.substring(first(text).length()).strip();
  }
}
