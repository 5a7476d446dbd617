package dev.spoor.repl.text;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Regular expressions that users type. What is none is searched for as it is: in the expressions
/// that gdb's users are used to, `(` means itself.
public final class Regex {
  private Regex() {}

  /// {@return what an expression matches}
  public static Pattern of(String text) {
    return compile(text, 0);
  }

  /// {@return what an expression matches, in small and in capital letters}
  public static Pattern ignoringCase(String text) {
    return compile(text, Pattern.CASE_INSENSITIVE);
  }

  private static Pattern compile(String text, int flags) {
    try {
      return Pattern.compile(text, flags);
    } catch (PatternSyntaxException _) {
      return Pattern.compile(text, flags | Pattern.LITERAL);
    }
  }
}
