package dev.spoor.repl.data;

import dev.spoor.repl.setting.Settings;
import dev.spoor.repl.text.CommandException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The options before an expression that is printed, as in `print -pretty -elements 3 -- x`:
/// settings of `set print` that hold for one command.
///
/// @param values by the names of the settings
/// @param isRaw whether `-raw-values` is among them
/// @param expression what stands behind them
record PrintOptions(Map<String, String> values, boolean isRaw, String expression) {
  private static final String RAW = "raw-values";

  private static final List<String> FLAGS =
      List.of(
          "address",
          "array",
          "array-indexes",
          "null-stop",
          "object",
          "pretty",
          RAW,
          "static-members",
          "symbol",
          "union",
          "vtbl");

  private static final List<String> LIMITS = List.of("elements", "max-depth", "repeats");

  static PrintOptions parse(String text) {
    var values = new LinkedHashMap<String, String>();
    var isRaw = false;
    var rest = text;
    while (rest.length() > 1 && rest.charAt(0) == '-' && Character.isLetter(rest.charAt(1))) {
      var word = rest.split("\\s", 2)[0];
      var name = named(word.substring(1));
      if (name.isEmpty()) {
        break;
      }
      rest = rest.substring(word.length()).strip();
      var value = rest.split("\\s", 2)[0];
      var isValue = isValue(name, value);
      rest = isValue ? rest.substring(value.length()).strip() : rest;
      if (!isValue && LIMITS.contains(name)) {
        throw new CommandException("-" + name + " requires an argument");
      }
      if (name.equals(RAW)) {
        isRaw = !isValue || value.equals("on");
      } else {
        values.put("print " + name, isValue ? value : "on");
      }
    }
    var isEnded = rest.equals("--") || rest.startsWith("-- ");
    return new PrintOptions(values, isRaw, isEnded ? rest.substring(2).strip() : rest);
  }

  private static boolean isValue(String name, String value) {
    return LIMITS.contains(name)
        ? value.equals("unlimited") || value.matches("\\d+")
        : value.equals("on") || value.equals("off");
  }

  /// {@return the only option that begins so, or is so called; empty if there is none or several}
  private static String named(String prefix) {
    var found = new ArrayList<String>();
    for (var names : List.of(FLAGS, LIMITS)) {
      for (var name : names) {
        if (name.equals(prefix)) {
          return name;
        }
        if (name.startsWith(prefix)) {
          found.add(name);
        }
      }
    }
    return found.size() == 1 ? found.getFirst() : "";
  }

  /// Sets them for as long as something is done.
  void during(Settings settings, Runnable action) {
    var before = new LinkedHashMap<String, String>();
    values.keySet().forEach(name -> before.put(name, settings.text(name)));
    try {
      values.forEach(settings::set);
      action.run();
    } finally {
      before.forEach(settings::set);
    }
  }
}
