package dev.spoor.repl.text;

import java.util.Optional;
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

  /// {@return what is wrong with an expression that would mean nothing to anybody, in the words of
  /// regcomp(3); empty if it means something}
  public static Optional<String> fault(String text) {
    for (var at = 0; at < text.length(); at++) {
      switch (text.charAt(at)) {
        case '\\' -> at++;
        case '[' -> at = endOfSet(text, at);
        default -> {}
      }
      if (at < 0) {
        return Optional.of("Unmatched [ or [^");
      }
      if (at == text.length()) {
        return Optional.of("Trailing backslash");
      }
    }
    return Optional.empty();
  }

  /// A `]` that comes first is one of the set.
  private static int endOfSet(String text, int start) {
    var first = text.startsWith("^", start + 1) ? start + 2 : start + 1;
    return text.indexOf(']', text.startsWith("]", first) ? first + 1 : first);
  }

  private static Pattern compile(String text, int flags) {
    try {
      return Pattern.compile(text, flags);
    } catch (PatternSyntaxException _) {
      return Pattern.compile(text, flags | Pattern.LITERAL);
    }
  }
}
