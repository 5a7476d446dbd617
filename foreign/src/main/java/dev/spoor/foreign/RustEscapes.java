package dev.spoor.foreign;

/// What the older form of Rust's symbols writes for signs that C++'s names do not have: `$LT$` for
/// `<`, `$u27$` for `'`, `..` for `::`.
final class RustEscapes {
  private RustEscapes() {}

  /// {@return a part of a path as the source has it; what is no escape stays}
  static String of(String part) {
    // So that no part begins with a sign that is no letter.
    var from = part.startsWith("_$") ? 1 : 0;
    var text = new StringBuilder(part.length());
    for (var at = from; at < part.length(); ) {
      var end = part.charAt(at) == '$' ? part.indexOf('$', at + 1) : -1;
      var meant = end < 0 ? "" : sign(part.substring(at + 1, end));
      if (!meant.isEmpty()) {
        text.append(meant);
        at = end + 1;
      } else if (part.startsWith("..", at)) {
        text.append("::");
        at += 2;
      } else {
        text.append(part.charAt(at++));
      }
    }
    return text.toString();
  }

  private static String sign(String escape) {
    return switch (escape) {
      case "SP" -> "@";
      case "BP" -> "*";
      case "RF" -> "&";
      case "LT" -> "<";
      case "GT" -> ">";
      case "LP" -> "(";
      case "RP" -> ")";
      case "C" -> ",";
      default -> codePoint(escape);
    };
  }

  /// `u` with hexadecimal digits, of a sign that can be seen.
  private static String codePoint(String escape) {
    if (!escape.startsWith("u") || escape.length() < 2 || escape.length() > 7) {
      return "";
    }
    var value = 0;
    for (var i = 1; i < escape.length(); i++) {
      var digit = RustNames.hexDigit(escape.charAt(i));
      if (digit < 0) {
        return "";
      }
      value = value << 4 | digit;
    }
    return Character.isValidCodePoint(value) && !Character.isISOControl(value)
        ? Character.toString(value)
        : "";
  }
}
