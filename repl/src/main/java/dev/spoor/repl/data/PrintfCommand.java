package dev.spoor.repl.data;

import dev.spoor.machine.Address;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.running.ProgramCalls;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CEscapes;
import dev.spoor.repl.text.CommandException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `printf`.
public final class PrintfCommand implements Command {
  private static final int MOST_TEXT = 4096;

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "printf",
        Group.DATA,
        """
        Formatted printing, like the C "printf" function.
        Usage: printf "format string", ARG1, ARG2, ARG3, ..., ARGN
        %d %i %u %x %X %o %c %s %f %g %e %p and %% with flags, widths and precisions.\
        """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    shell.output().unended(new ProgramCalls(shell).look(arguments, view -> text(view, arguments)));
  }

  /// {@return what a format and its arguments make}
  ///
  /// @throws CommandException if they make no sense
  public static String text(View view, String arguments) {
    if (!arguments.startsWith("\"")) {
      throw new CommandException("Bad format string");
    }
    var end = 1;
    while (end < arguments.length() && arguments.charAt(end) != '"') {
      end += arguments.charAt(end) == '\\' ? 2 : 1;
    }
    if (end >= arguments.length()) {
      throw new CommandException("Bad format string, non-terminated '\"'");
    }
    var format = new CEscapes(arguments.substring(1, end)).text();
    var rest = arguments.substring(end + 1).strip();
    if (!rest.isEmpty() && !rest.startsWith(",")) {
      throw new CommandException("Invalid argument syntax");
    }
    return new PrintfCommand().fill(view, format, split(rest));
  }

  /// The expressions between commas that stand outside of brackets and quotes.
  private static List<String> split(String text) {
    var found = new ArrayList<String>();
    var depth = 0;
    var quote = '\0';
    var begin = 1;
    for (var i = 1; i < text.length(); i++) {
      var sign = text.charAt(i);
      if (quote != '\0') {
        quote = sign == quote ? '\0' : quote;
      } else if (sign == '"' || sign == '\'') {
        quote = sign;
      } else if ("([{".indexOf(sign) >= 0) {
        depth++;
      } else if (")]}".indexOf(sign) >= 0) {
        depth--;
      } else if (sign == ',' && depth == 0) {
        found.add(text.substring(begin, i).strip());
        begin = i + 1;
      }
    }
    if (begin < text.length()) {
      found.add(text.substring(begin).strip());
    }
    return found;
  }

  private String fill(View view, String format, List<String> arguments) {
    var result = new StringBuilder();
    var next = 0;
    for (var i = 0; i < format.length(); i++) {
      if (format.charAt(i) != '%') {
        result.append(format.charAt(i));
        continue;
      }
      var end = i + 1;
      while (end < format.length() && "-+ #0123456789.lhzjt".indexOf(format.charAt(end)) >= 0) {
        end++;
      }
      if (end == format.length()) {
        throw new CommandException("Bad format string");
      }
      if (format.charAt(end) == '%') {
        result.append('%');
      } else {
        if (next == arguments.size()) {
          throw new CommandException("Wrong number of arguments for specified format-string");
        }
        var flags = format.substring(i + 1, end).replaceAll("[lhzjt]", "");
        result.append(one(view, format.charAt(end), flags, arguments.get(next++)));
      }
      i = end;
    }
    if (next < arguments.size()) {
      throw new CommandException("Wrong number of arguments for specified format-string");
    }
    return result.toString();
  }

  private static String one(View view, char letter, String flags, String argument) {
    var expressions = view.expressions();
    var parsed = expressions.parse(argument);
    return switch (letter) {
      case 'd', 'i' -> format(flags + "d", expressions.number(parsed));
      case 'u' -> format(flags + "s", Long.toUnsignedString(unsigned(view, argument)));
      case 'x', 'X', 'o' -> format(flags + letter, unsigned(view, argument));
      case 'c' -> format(flags + "s", Character.toString((int) expressions.number(parsed) & 0xff));
      case 'p' -> format(flags + "s", "0x" + Long.toHexString(expressions.number(parsed)));
      case 's' -> format(flags + "s", string(view, argument));
      case 'f', 'g', 'e', 'G', 'E' -> real(view, letter, flags, argument);
      default ->
          throw new CommandException("Unrecognized format specifier '" + letter + "' in printf");
    };
  }

  private static long unsigned(View view, String argument) {
    var value = view.expressions().evaluate(argument);
    var bytes = value.sizeBytes().orElse(8);
    var expressions = view.expressions();
    var number = expressions.number(expressions.parse(argument));
    return bytes < 8 ? number & ((1L << (8 * bytes)) - 1) : number;
  }

  private static String format(String how, Object value) {
    return String.format(Locale.ROOT, "%" + how, value);
  }

  private static String real(View view, char letter, String flags, String argument) {
    var text =
        new dev.spoor.symbolic.value.ValuePrinter(
                dev.spoor.symbolic.value.ValueFormat.usual(),
                dev.spoor.symbolic.value.Presenters.none())
            .text(view.expressions().evaluate(argument));
    try {
      var value = Double.parseDouble(text);
      return letter == 'g' ? NumberFormat.trimmed(value, 6) : format(flags + letter, value);
    } catch (NumberFormatException _) {
      return text;
    }
  }

  private static String string(View view, String argument) {
    var expressions = view.expressions();
    var value = expressions.evaluate(argument);
    if (value.type().stripped() instanceof dev.spoor.symbolic.type.ArrayType
        && value.address().isEmpty()) {
      var bytes = value.contents().toArray();
      return new String(bytes, 0, length(bytes), StandardCharsets.UTF_8);
    }
    Address at = expressions.address(expressions.parse(argument));
    return view.memory()
        .readString(at, MOST_TEXT)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElseThrow(() -> new CommandException("Cannot access memory at address " + at));
  }

  private static int length(byte[] bytes) {
    var end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return end;
  }
}
