package dev.spoor.repl.data;

import dev.spoor.repl.print.Printing;
import dev.spoor.repl.text.CommandException;
import dev.spoor.symbolic.type.ArrayType;
import dev.spoor.symbolic.type.BaseType;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A value by a format.
public final class FormattedValue {
  private final Printing printing;
  private final Format format;

  private FormattedValue(Printing printing, Format format) {
    this.printing = printing;
    this.format = format;
  }

  /// {@return the value of an expression}
  ///
  /// @param format with its slash; empty for none
  public static String of(Printing printing, String format, String expression) {
    return of(printing, Format.parse(format, Format.NONE), evaluate(printing, expression));
  }

  /// {@return the value of an expression}
  static Value evaluate(Printing printing, String expression) {
    return printing.view().expressions().evaluate(expression);
  }

  /// {@return a value by a format}
  static String of(Printing printing, Format format, Value value) {
    if (format.letter() == '\0') {
      return format.raw() ? printing.raw(value) : printing.alone(value);
    }
    return new FormattedValue(printing, format).text(value, 0);
  }

  private String text(Value value, int depth) {
    var type = value.type().stripped();
    if (depth > 20) {
      return "{...}";
    }
    if (format.letter() == 's') {
      return printing.alone(value);
    }
    return switch (type) {
      case ArrayType _ -> elements(value, depth);
      case CompoundType compound -> members(value, compound, depth);
      case BaseType base when format.letter() == 'f' && isFloating(base) -> printing.alone(value);
      default -> scalar(value);
    };
  }

  private static boolean isFloating(BaseType base) {
    return base.name().contains("float") || base.name().contains("double");
  }

  private String elements(Value value, int depth) {
    var count = value.elementCount().orElse(0);
    var parts = new ArrayList<String>();
    var most = printing.format().elements();
    for (var i = 0L; i < Math.min(count, most); i++) {
      parts.add(text(value.element(i), depth + 1));
    }
    return "{" + String.join(", ", repeats(parts)) + (count > most ? "...}" : "}");
  }

  private List<String> repeats(List<String> parts) {
    var found = new ArrayList<String>();
    for (var i = 0; i < parts.size(); ) {
      var end = i + 1;
      while (end < parts.size() && parts.get(end).equals(parts.get(i))) {
        end++;
      }
      if (end - i >= printing.format().repeats()) {
        found.add(parts.get(i) + " <repeats " + (end - i) + " times>");
        i = end;
      } else {
        found.add(parts.get(i++));
      }
    }
    return found;
  }

  private String members(Value value, CompoundType type, int depth) {
    var parts = new ArrayList<String>();
    for (var base : type.bases()) {
      parts.add("<" + base.type().type().name() + "> = " + text(value.base(base), depth + 1));
    }
    for (var member : type.members()) {
      if (!member.isStatic()) {
        parts.add(
            member.name().map(name -> name + " = ").orElse("")
                + text(value.member(member), depth + 1));
      }
    }
    return "{" + String.join(", ", parts) + "}";
  }

  private String scalar(Value value) {
    var absence = value.absence();
    if (absence.isPresent()) {
      return absence.get().text();
    }
    var held = value.held();
    var bytes = (int) held.sizeBytes().orElse(0);
    if (held.type().stripped() instanceof BaseType base
        && isFloating(base)
        && format.letter() != 'x'
        && format.letter() != 'z') {
      return printing.alone(value);
    }
    var bits = bits(held);
    var size = format.sizeBytes() > 0 && format.sizeBytes() < bytes ? format.sizeBytes() : bytes;
    return NumberFormat.of(format.letter(), bits, Math.clamp(size, 1, 8), printing.view());
  }

  private static long bits(Value value) {
    var number = value.integer();
    if (number.isPresent()) {
      return number.get().longValue();
    }
    var contents = value.contents().toArray();
    var bits = 0L;
    for (var i = Math.min(contents.length, 8) - 1; i >= 0; i--) {
      bits = bits << 8 | contents[i] & 0xff;
    }
    return bits;
  }

  private static final Pattern OPTION =
      Pattern.compile(
          "^-(pretty|object|union|symbol|array|elements|repeats|max-depth|raw-values)"
              + "(?:\\s+(on|off|\\d+|unlimited))?\\s+");

  /// {@return an expression without the options that stand before it: `-pretty -- x`}
  static String withoutOptions(String text) {
    var rest = text;
    for (Matcher found = OPTION.matcher(rest); found.find(); found = OPTION.matcher(rest)) {
      rest = rest.substring(found.end());
    }
    if (rest.equals("--")) {
      throw new CommandException("The history is empty.");
    }
    return rest.startsWith("-- ") ? rest.substring(3).strip() : rest;
  }
}
