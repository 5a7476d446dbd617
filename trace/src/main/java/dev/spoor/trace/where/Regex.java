package dev.spoor.trace.where;

import dev.spoor.machine.ByteString;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A regular expression that is looked for in a program's texts, with a limit to what that may
/// cost.
final class Regex {
  /// Characters looked at in one search: a few milliseconds.
  private static final int MOST_LOOKS = 1_000_000;

  /// Bytes of a text that are searched.
  private static final int MOST_BYTES = 1 << 16;

  private final Pattern pattern;
  private long givenUp;

  private Regex(Pattern pattern) {
    this.pattern = pattern;
  }

  /// {@return the expression that stands between quotes}
  ///
  /// @throws WhereException if it is none
  static Regex of(Syntax.Quoted quoted) {
    var expression = Escapes.expression(quoted);
    try {
      return new Regex(Pattern.compile(expression.text()));
    } catch (PatternSyntaxException malformed) {
      var index = Math.clamp(malformed.getIndex(), 0, expression.text().length());
      throw new WhereException(
          "no regular expression: " + malformed.getDescription(), expression.columns()[index]);
    } catch (StackOverflowError tooDeep) {
      throw new WhereException("this regular expression is nested too deep", quoted.at());
    }
  }

  /// What a search came to.
  enum Outcome {
    FOUND,
    NOT_FOUND,
    /// It would have taken too long, or too much of the stack.
    GIVEN_UP
  }

  Outcome search(ByteString text) {
    var bytes = text.length() > MOST_BYTES ? text.slice(0, MOST_BYTES) : text;
    try {
      var found = pattern.matcher(new BoundedText(bytes.toString(), MOST_LOOKS)).find();
      return found ? Outcome.FOUND : Outcome.NOT_FOUND;
    } catch (BoundedText.Exhausted | StackOverflowError tooMuch) {
      givenUp++;
      return Outcome.GIVEN_UP;
    }
  }

  /// {@return how many searches were given up}
  long givenUp() {
    return givenUp;
  }

  /// {@return the expression as it is written}
  String text() {
    return pattern.pattern();
  }
}
