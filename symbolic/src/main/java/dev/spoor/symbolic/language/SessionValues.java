package dev.spoor.symbolic.language;

import dev.spoor.objects.dwarf.macro.Macro;
import dev.spoor.symbolic.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/// What a user has seen and set: the history of values, `$1`, convenience variables, `$name`, and
/// macros. Lives as long as the session; for one thread.
public final class SessionValues {
  private final List<Value> history = new ArrayList<>();
  private final Map<String, Value> variables = new LinkedHashMap<>();
  private final Map<String, Long> numbers = new HashMap<>();
  private final Map<String, Macro> macros = new TreeMap<>();
  private Function<String, Optional<SettingValue>> settings = _ -> Optional.empty();

  /// Nothing seen and nothing set.
  public SessionValues() {}

  /// Adds a value to the history, as it is now.
  ///
  /// @return its number, from 1 on
  public int add(Value value) {
    history.add(value.held());
    return history.size();
  }

  /// {@return how many values the history has}
  public int recorded() {
    return history.size();
  }

  /// {@return the value with this number, from 1 on, if there is one}
  public Optional<Value> recorded(int number) {
    return number >= 1 && number <= history.size()
        ? Optional.of(history.get(number - 1))
        : Optional.empty();
  }

  /// Sets a convenience variable.
  ///
  /// @param name without its `$`
  public void set(String name, Value value) {
    variables.put(name, value.held());
  }

  /// Sets a convenience variable of the debugger's own to an integer.
  ///
  /// @param name without its `$`
  public void set(String name, long number) {
    variables.remove(name);
    numbers.put(name, number);
  }

  /// {@return the integer that a convenience variable was set to, unless it has a value}
  OptionalLong number(String name) {
    var number = variables.containsKey(name) ? null : numbers.get(name);
    return number == null ? OptionalLong.empty() : OptionalLong.of(number);
  }

  /// {@return whether a convenience variable has a value}
  ///
  /// @param name without its `$`
  public boolean isSet(String name) {
    return variables.containsKey(name) || numbers.containsKey(name);
  }

  /// Makes a convenience variable one that was not set.
  public void clear(String name) {
    variables.remove(name);
  }

  /// {@return the value of a convenience variable, if it was set}
  public Optional<Value> variable(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  /// Says where the settings are that `$_gdb_setting` asks for.
  ///
  /// @param source finds one by its name
  public void settings(Function<String, Optional<SettingValue>> source) {
    settings = source;
  }

  /// {@return the value of a setting}
  Optional<SettingValue> setting(String name) {
    return settings.apply(name);
  }

  /// Defines a macro, which goes before those of the program.
  public void define(Macro macro) {
    macros.put(macro.name(), macro);
  }

  /// Removes a macro that was defined here.
  public void undefine(String name) {
    macros.remove(name);
  }

  /// {@return the macros that were defined here, by name}
  public Map<String, Macro> macros() {
    return java.util.Collections.unmodifiableMap(macros);
  }

  /// {@return all convenience variables that were set, in that order}
  public Map<String, Value> variables() {
    return java.util.Collections.unmodifiableMap(variables);
  }
}
