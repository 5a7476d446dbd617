package dev.spoor.symbolic.type;

import java.util.ArrayList;
import java.util.List;

/// Names of C++ in the one form that users see them in, whatever the compiler has written: what
/// templates are made from as demanglers write it, `K<char const*, long>` for `K<const char*, long
/// int>`.
public final class CanonicalNames {
  private static final String CONST = "const ";

  /// How compilers write integers in names, longer ones first, and how they are seen.
  private static final List<List<String>> INTEGERS =
      List.of(
          List.of("long long unsigned int", "unsigned long long"),
          List.of("long long int", "long long"),
          List.of("long unsigned int", "unsigned long"),
          List.of("short unsigned int", "unsigned short"),
          List.of("long int", "long"),
          List.of("short int", "short"));

  private CanonicalNames() {}

  /// {@return a name in that form}
  public static String of(String name) {
    var open = name.indexOf('<');
    if (open < 0 || name.startsWith("operator<")) {
      return name;
    }
    var text = new StringBuilder(name.length());
    var at = 0;
    while (open >= 0) {
      var close = closing(name, open);
      if (close < 0) {
        break;
      }
      text.append(name, at, open + 1);
      var arguments = arguments(name.substring(open + 1, close));
      text.append(String.join(", ", arguments));
      text.append(!arguments.isEmpty() && arguments.getLast().endsWith(">") ? " >" : ">");
      at = close + 1;
      open = name.indexOf('<', at);
    }
    return text.append(name, at, name.length()).toString();
  }

  private static int closing(String name, int open) {
    var depth = 0;
    for (var i = open; i < name.length(); i++) {
      switch (name.charAt(i)) {
        case '<', '(' -> depth++;
        case '>', ')' -> {
          if (--depth == 0) {
            return i;
          }
        }
        default -> {}
      }
    }
    return -1;
  }

  /// {@return what a template is given, each in that form}
  static List<String> arguments(String text) {
    var found = new ArrayList<String>();
    var depth = 0;
    var start = 0;
    for (var i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '<', '(', '{' -> depth++;
        case '>', ')', '}' -> depth--;
        case ',' -> {
          if (depth == 0) {
            found.add(ofType(text.substring(start, i).strip()));
            start = i + 1;
          }
        }
        default -> {}
      }
    }
    if (!text.isBlank()) {
      found.add(ofType(text.substring(start).strip()));
    }
    return found;
  }

  /// {@return the name of a type as demanglers write it: `char const*` for `const char *`}
  public static String ofType(String name) {
    var text = withIntegers(of(name)).replace(" *", "*").replace(" &", "&");
    text = text.replace("*const", "* const");
    if (!text.startsWith(CONST)) {
      return text;
    }
    var end = text.length();
    var depth = 0;
    for (var i = 0; i < end; i++) {
      switch (text.charAt(i)) {
        case '<' -> depth++;
        case '>' -> depth--;
        case '*', '&', '(', '[' -> end = depth == 0 ? i : end;
        default -> {}
      }
    }
    return text.substring(CONST.length(), end).strip() + " const" + text.substring(end);
  }

  private static String withIntegers(String text) {
    var result = text;
    for (var pair : INTEGERS) {
      var from = 0;
      for (var at = result.indexOf(pair.getFirst()); at >= 0; ) {
        var end = at + pair.getFirst().length();
        if (isWord(result, at, end)) {
          result = result.substring(0, at) + pair.getLast() + result.substring(end);
          from = at + pair.getLast().length();
        } else {
          from = end;
        }
        at = result.indexOf(pair.getFirst(), from);
      }
    }
    return result;
  }

  private static boolean isWord(String text, int start, int end) {
    return (start == 0 || !Character.isJavaIdentifierPart(text.charAt(start - 1)))
        && (end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end)));
  }
}
