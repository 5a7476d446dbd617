package dev.spoor.debugger.location;

import dev.spoor.machine.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads places as users of gdb write them ("Linespec Locations" and "Explicit Locations" in its
/// manual): `main`, `file.c:12`, `12`, `+3`, `file.c:function`, `ns::Class::method(int)`,
/// `*0x1234`, `-source file.c -line 12`, `-function main`.
public final class LocationSpecParser {
  /// Offsets without a sign of what they are counted from.
  private static final int FIRST_LISTED_OFFSET = 5;

  private LocationSpecParser() {}

  /// Evaluates what stands behind a `*`.
  @FunctionalInterface
  public interface AddressExpression {
    /// {@return its value}
    ///
    /// @throws LocationException with a sentence if it has none
    Address value(String expression);

    /// {@return what understands numbers alone}
    static AddressExpression numbers() {
      return LocationSpecParser::number;
    }
  }

  /// {@return what `text` means}
  ///
  /// @param defaultFile the file of the frame, or what is listed; empty if there is none
  /// @param defaultLine the line there; 0 if there is none
  /// @throws LocationException with a sentence for the user if it cannot be read
  public static LocationSpec parse(String text, String defaultFile, int defaultLine) {
    return parse(text, defaultFile, defaultLine, AddressExpression.numbers());
  }

  /// {@return what `text` means}
  ///
  /// @param defaultFile the file of the frame, or what is listed; empty if there is none
  /// @param defaultLine the line there; 0 if there is none
  /// @param addresses evaluates what stands behind a `*`
  /// @throws LocationException with a sentence for the user if it cannot be read
  public static LocationSpec parse(
      String text, String defaultFile, int defaultLine, AddressExpression addresses) {
    var stripped = text.strip();
    if (stripped.startsWith("*")) {
      return new LocationSpec.OfAddress(addresses.value(stripped.substring(1).strip()));
    }
    if (stripped.startsWith("-")
        && stripped.length() > 1
        && Character.isLetter(stripped.charAt(1))) {
      return ofOptions(words(stripped), defaultFile, defaultLine, addresses);
    }
    if (stripped.isEmpty()) {
      return ofLine("", Integer.toString(defaultLine), defaultFile, defaultLine);
    }
    var colon = colon(stripped);
    return colon < 0
        ? ofPart("", unquoted(stripped), defaultFile, defaultLine)
        : ofPart(
            unquoted(stripped.substring(0, colon).strip()),
            unquoted(stripped.substring(colon + 1).strip()),
            defaultFile,
            defaultLine);
  }

  /// {@return what is meant in a file, or in the one that is listed}
  private static LocationSpec ofPart(
      String file, String part, String defaultFile, int defaultLine) {
    return isOffset(part)
        ? ofLine(file, part, defaultFile, defaultLine)
        : new LocationSpec.OfFunction(file, part);
  }

  private static boolean isOffset(String part) {
    var from = part.startsWith("+") || part.startsWith("-") ? 1 : 0;
    return from < part.length() && part.chars().skip(from).allMatch(Character::isDigit)
        || part.equals("+")
        || part.equals("-");
  }

  private static LocationSpec ofLine(
      String file, String offset, String defaultFile, int defaultLine) {
    if (file.isEmpty() && defaultFile.isEmpty()) {
      throw new LocationException("No symbol table is loaded.  Use the \"file\" command.");
    }
    var sign = offset.charAt(0);
    var isRelative = sign == '+' || sign == '-';
    if (sign == '-' && !file.isEmpty()) {
      throw new LocationException("No line " + offset + " in file \"" + file + "\".");
    }
    var digits = isRelative ? offset.substring(1) : offset;
    long value;
    try {
      value = digits.isEmpty() ? FIRST_LISTED_OFFSET : Integer.parseInt(digits);
    } catch (NumberFormatException tooBig) {
      throw new LocationException("Numeric constant too large.");
    }
    var line = sign == '+' ? defaultLine + value : sign == '-' ? defaultLine - value : value;
    return new LocationSpec.OfLine(
        file.isEmpty() ? defaultFile : file, Math.clamp(line, 0, Integer.MAX_VALUE));
  }

  /// {@return where the colon behind a file's name is, -1 if there is none: not one of `::`}
  private static int colon(String text) {
    var quote = text.charAt(0) == '"' || text.charAt(0) == '\'' ? text.charAt(0) : 0;
    var from = quote == 0 ? 0 : Math.max(text.indexOf(quote, 1), 0);
    var depth = 0;
    for (var i = from; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '<', '(' -> depth++;
        case '>', ')' -> depth--;
        case ':' -> {
          if (i + 1 < text.length() && text.charAt(i + 1) == ':') {
            i++;
          } else if (depth == 0) {
            return i;
          }
        }
        default -> {}
      }
    }
    return -1;
  }

  private static String unquoted(String text) {
    var last = text.length() - 1;
    return last > 0
            && text.charAt(0) == text.charAt(last)
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
        ? text.substring(1, last)
        : text;
  }

  private static LocationSpec ofOptions(
      List<String> words, String defaultFile, int defaultLine, AddressExpression addresses) {
    var file = "";
    var function = Optional.<String>empty();
    var line = Optional.<String>empty();
    for (var i = 0; i < words.size(); i += 2) {
      var option = words.get(i);
      if (i + 1 == words.size()) {
        throw new LocationException("missing argument for \"" + option + "\"");
      }
      var value = words.get(i + 1);
      if (isOption(option, "-source")) {
        file = value;
      } else if (isOption(option, "-function") || isOption(option, "-qualified")) {
        function = Optional.of(value);
      } else if (isOption(option, "-line")) {
        line = Optional.of(value);
      } else if (isOption(option, "-address")) {
        return new LocationSpec.OfAddress(addresses.value(value));
      } else {
        throw new LocationException("invalid explicit argument, \"" + option + "\"");
      }
    }
    return ofParts(file, function, line, defaultFile, defaultLine);
  }

  private static boolean isOption(String option, String whole) {
    return option.length() > 1 && whole.startsWith(option);
  }

  private static LocationSpec ofParts(
      String file,
      Optional<String> function,
      Optional<String> line,
      String defaultFile,
      int defaultLine) {
    if (function.isPresent()) {
      return new LocationSpec.OfFunction(file, function.get());
    }
    if (line.isEmpty()) {
      throw new LocationException("Source filename requires function, label, or line offset.");
    }
    if (!isOffset(line.get())) {
      throw new LocationException("invalid line offset, \"" + line.get() + "\"");
    }
    return ofLine(file, line.get(), defaultFile, defaultLine);
  }

  /// Separated by blanks that are neither in quotes nor in brackets.
  private static List<String> words(String text) {
    var found = new ArrayList<String>();
    var word = new StringBuilder();
    var depth = 0;
    var quote = '\0';
    for (var i = 0; i < text.length(); i++) {
      var sign = text.charAt(i);
      if (sign == ' ' && depth == 0 && quote == 0) {
        addWord(word, found);
        continue;
      }
      if (quote != 0 ? sign == quote : sign == '"' || sign == '\'') {
        quote = quote == 0 ? sign : '\0';
        continue;
      }
      depth += sign == '(' || sign == '<' ? 1 : sign == ')' || sign == '>' ? -1 : 0;
      word.append(sign);
    }
    addWord(word, found);
    return found;
  }

  private static void addWord(StringBuilder word, List<String> found) {
    if (!word.isEmpty()) {
      found.add(word.toString());
      word.setLength(0);
    }
  }

  private static Address number(String text) {
    try {
      return Address.of(
          text.startsWith("0x") || text.startsWith("0X")
              ? Long.parseUnsignedLong(text.substring(2), 16)
              : Long.parseUnsignedLong(text));
    } catch (NumberFormatException none) {
      throw new LocationException("Invalid number \"" + text + "\".");
    }
  }
}
