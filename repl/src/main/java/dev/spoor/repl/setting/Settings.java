package dev.spoor.repl.setting;

import dev.spoor.repl.setting.Setting.Kind;
import dev.spoor.repl.text.CommandException;
import dev.spoor.symbolic.language.SettingValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// The values of all settings of one session. For one thread.
public final class Settings {
  private static final String UNLIMITED = "unlimited";

  private final List<Setting> table = new ArrayList<>(SettingTable.all());
  private final Map<String, String> values = new HashMap<>();

  /// What users call some, and what they are really called.
  private final Map<String, String> aliases = new HashMap<>();

  /// What was found behind `set` or `show`.
  ///
  /// @param name of the setting
  /// @param rest what is behind its name
  public record Found(String name, String rest) {}

  /// Makes all settings as they are at the start.
  public Settings() {
    for (var setting : table) {
      values.put(setting.name(), setting.initial());
    }
  }

  /// {@return the value of a setting as text}
  ///
  /// @throws IllegalArgumentException if there is none of this name
  public String text(String name) {
    var value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no setting " + name);
    }
    return value;
  }

  /// {@return whether a setting is on}
  public boolean isOn(String name) {
    return text(name).equals("on");
  }

  /// {@return a limit; empty if there is none}
  public OptionalInt limit(String name) {
    var value = text(name);
    return value.equals(UNLIMITED) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(value));
  }

  /// {@return a limit, or `Integer.MAX_VALUE`}
  public int most(String name) {
    return limit(name).orElse(Integer.MAX_VALUE);
  }

  /// {@return names that begin with `prefix`}
  public List<String> names(String prefix) {
    return table.stream().map(Setting::name).filter(name -> name.startsWith(prefix)).toList();
  }

  /// {@return the setting that the beginning of `text` names, each word abbreviated as long as it
  /// stays unique; empty if it names none}
  ///
  /// @throws CommandException if it may mean several
  public Optional<Found> find(String text, String verb) {
    var candidates = new ArrayList<>(table);
    var rest = text.strip();
    for (var depth = 0; !rest.isEmpty(); depth++) {
      var typed = name(rest);
      var word = fullName(typed);
      var at = depth;
      var next = new ArrayList<>(candidates);
      next.removeIf(setting -> !wordAt(setting, at).startsWith(word) || word.isEmpty());
      if (next.stream().anyMatch(setting -> wordAt(setting, at).equals(word))) {
        next.removeIf(setting -> !wordAt(setting, at).equals(word));
      }
      if (next.isEmpty()) {
        return Optional.empty();
      }
      requireOne(next, depth, text, verb);
      rest = rest.substring(typed.length()).strip();
      candidates = next;
      if (candidates.getFirst().name().split(" ", -1).length == depth + 1) {
        var name = candidates.getFirst().name();
        return Optional.of(new Found(aliases.getOrDefault(name, name), rest));
      }
    }
    return Optional.empty();
  }

  /// Adds a name for a setting.
  public void alias(String name, String setting) {
    var row = row(setting);
    table.add(new Setting(name, row.kind(), row.initial(), row.shown(), row.help()));
    aliases.put(name, setting);
  }

  /// {@return the value of the setting of a name, for expressions}
  public Optional<SettingValue> value(String typed) {
    try {
      return find(typed, "show")
          .filter(found -> found.rest().isEmpty())
          .map(found -> new SettingValue(text(found.name()), number(row(found.name()))));
    } catch (CommandException ambiguous) {
      return Optional.empty();
    }
  }

  private OptionalLong number(Setting setting) {
    var value = text(setting.name());
    return switch (setting.kind()) {
      case Kind.Flag _, Kind.AutoFlag _ ->
          OptionalLong.of(
              switch (value) {
                case "on" -> 1;
                case "off" -> 0;
                default -> -1;
              });
      case Kind.Limit _ ->
          OptionalLong.of(value.equals(UNLIMITED) ? unlimited(setting) : Integer.parseInt(value));
      case Kind.Fixed _ when value.equals("on") || value.equals("off") ->
          OptionalLong.of(value.equals("on") ? 1 : 0);
      case Kind.Choice _, Kind.Any _, Kind.Fixed _ -> OptionalLong.empty();
    };
  }

  /// Where 0 means it, it is that.
  private static int unlimited(Setting setting) {
    return isSize(setting) ? 0 : -1;
  }

  private static boolean isSize(Setting setting) {
    return !setting.initial().equals("0") && !setting.initial().equals("1");
  }

  private static String name(String text) {
    var end = 0;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || "-_+".indexOf(text.charAt(end)) >= 0)) {
      end++;
    }
    return text.substring(0, end);
  }

  /// `print` is mostly written `p`, which no other setting may take.
  private static String fullName(String word) {
    return word.equals("p") || word.equals("pr") ? "print" : word;
  }

  private static String wordAt(Setting setting, int depth) {
    var words = setting.name().split(" ", -1);
    return depth < words.length ? words[depth] : "";
  }

  private static void requireOne(List<Setting> found, int depth, String text, String verb) {
    var words = found.stream().map(setting -> wordAt(setting, depth)).distinct().toList();
    if (words.size() > 1) {
      throw new CommandException(
          "Ambiguous " + verb + " command \"" + text + "\": " + String.join(", ", words) + ".");
    }
  }

  /// Changes a setting.
  ///
  /// @throws CommandException if it cannot have this value
  public void set(String name, String value) {
    var setting = row(name);
    values.put(
        name,
        switch (setting.kind()) {
          case Kind.Flag _ -> flag(value);
          case Kind.AutoFlag _ -> isPrefix(value, "auto", 1) ? "auto" : flag(value);
          case Kind.Limit _ -> limitOf(setting, value);
          case Kind.Choice(var words) -> choice(words, value);
          case Kind.Any _ -> value;
          case Kind.Fixed _ ->
              throw new CommandException("\"" + name + "\" cannot be changed here.");
        });
  }

  private Setting row(String name) {
    for (var setting : table) {
      if (setting.name().equals(name)) {
        return setting;
      }
    }
    throw new IllegalArgumentException("no setting " + name);
  }

  private static boolean isPrefix(String value, String word, int least) {
    return value.length() >= least && word.startsWith(value);
  }

  private static String flag(String value) {
    if (value.isEmpty()
        || isPrefix(value, "on", 2)
        || value.equals("1")
        || isPrefix(value, "yes", 1)
        || isPrefix(value, "enable", 1)) {
      return "on";
    }
    if (isPrefix(value, "off", 2)
        || value.equals("0")
        || isPrefix(value, "no", 1)
        || isPrefix(value, "disable", 1)) {
      return "off";
    }
    throw new CommandException("\"on\" or \"off\" expected.");
  }

  private static String limitOf(Setting setting, String value) {
    if (value.isEmpty()) {
      throw new CommandException("Argument required (integer to set it to, or \"unlimited\").");
    }
    if (isPrefix(value, UNLIMITED, 1) || value.equals("-1")) {
      return UNLIMITED;
    }
    try {
      var number = Integer.decode(value);
      return number == 0 && isSize(setting) ? UNLIMITED : Integer.toString(number);
    } catch (NumberFormatException notANumber) {
      throw new CommandException("No symbol \"" + value + "\" in current context.");
    }
  }

  private static String choice(List<String> words, String value) {
    if (value.isEmpty()) {
      throw new CommandException(
          "Requires an argument. Valid arguments are " + String.join(", ", words) + ".");
    }
    var found = words.stream().filter(word -> word.startsWith(value)).toList();
    if (words.contains(value)) {
      return value;
    }
    if (found.isEmpty()) {
      throw new CommandException("Undefined item: \"" + value + "\".");
    }
    if (found.size() > 1) {
      throw new CommandException("Ambiguous item \"" + value + "\".");
    }
    return found.getFirst();
  }

  /// {@return the sentence of `show`}
  public String shown(String name) {
    var sentences = row(name).shown().split(Setting.OR, -1);
    var isOff = text(name).isEmpty() || text(name).equals("off");
    return (sentences.length > 1 && isOff ? sentences[1] : sentences[0]).replace("%s", text(name));
  }

  /// {@return in a few words what a setting is for}
  public String summary(String name) {
    return row(name).help();
  }

  /// {@return what a setting is for, and what it can be}
  public String help(String name) {
    var setting = row(name);
    var takes =
        switch (setting.kind()) {
          case Kind.Flag _ -> "on or off";
          case Kind.AutoFlag _ -> "on, off or auto";
          case Kind.Limit _ -> "a number, or unlimited";
          case Kind.Choice(var words) -> String.join(", ", words);
          case Kind.Any _ -> "any text";
          case Kind.Fixed _ -> "cannot be changed";
        };
    return "set " + name + ": " + setting.help() + "\nValues: " + takes + ".\n" + shown(name);
  }
}
