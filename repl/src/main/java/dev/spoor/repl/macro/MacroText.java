package dev.spoor.repl.macro;

import dev.spoor.objects.dwarf.macro.Macro;
import dev.spoor.objects.dwarf.macro.MacroDefinition;
import dev.spoor.repl.text.CommandException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Macros as users write and see them.
final class MacroText {
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z_\\x{a0}-\\x{ffff}][\\w\\x{a0}-\\x{ffff}]*");

  private MacroText() {}

  /// {@return what stands behind `macro define`}
  static Macro parse(String text) {
    if (text.isEmpty()) {
      throw new CommandException("usage: macro define NAME[(ARGUMENT-LIST)] [REPLACEMENT-LIST]");
    }
    var name = NAME.matcher(text);
    if (!name.lookingAt()) {
      throw new CommandException("Invalid macro name.");
    }
    var rest = text.substring(name.end());
    if (!rest.startsWith("(")) {
      return new Macro(name.group(), Optional.empty(), rest.strip());
    }
    var close = rest.indexOf(')');
    if (close < 0) {
      throw new CommandException("Macro is missing an argument.");
    }
    var parameters = parameters(rest.substring(1, close));
    return new Macro(name.group(), Optional.of(parameters), rest.substring(close + 1).strip());
  }

  private static List<String> parameters(String text) {
    var found = new ArrayList<String>();
    if (text.isBlank()) {
      return found;
    }
    for (var word : text.split(",", -1)) {
      var parameter = word.strip();
      if (!found.isEmpty() && found.getLast().endsWith("...")) {
        throw new CommandException("',' or ')' expected at end of macro arguments.");
      }
      var plain =
          parameter.endsWith("...") ? parameter.substring(0, parameter.length() - 3).strip() : "";
      var isRest = parameter.endsWith("...") && (plain.isEmpty() || isName(plain));
      if (!isRest && !isName(parameter)) {
        throw new CommandException("Macro is missing an argument.");
      }
      var canonical = isRest ? plain + "..." : parameter;
      if (found.contains(canonical)) {
        throw new CommandException("Two macro arguments with identical names.");
      }
      found.add(canonical);
    }
    return found;
  }

  private static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /// {@return it with a blank behind its name, also if nothing stands for it}
  static String definition(Macro macro) {
    return macro.head() + " " + macro.replacement();
  }

  /// {@return the lines that tell where a macro is defined, and as what}
  static List<String> lines(MacroDefinition found) {
    var lines = new ArrayList<String>();
    for (var place : found.places()) {
      var start = lines.isEmpty() ? "Defined at " : "  included at ";
      lines.add(start + place.path() + ":" + place.line());
    }
    var macro = found.macro();
    lines.add(
        found.isOfCommandLine()
            ? "-D" + macro.head() + "=" + macro.replacement()
            : "#define " + definition(macro));
    return lines;
  }
}
