package dev.spoor.symbolic.language.macro;

import dev.spoor.objects.dwarf.macro.Macro;
import java.util.Map;
import java.util.Optional;

/// The macros that there are at one place. For one thread.
@FunctionalInterface
public interface MacroScope {
  /// {@return the macro that a name is here}
  Optional<Macro> named(String name);

  /// {@return whether it is known that there are none}
  default boolean isEmpty() {
    return false;
  }

  /// {@return one without macros}
  static MacroScope none() {
    return new MacroScope() {
      @Override
      public Optional<Macro> named(String name) {
        return Optional.empty();
      }

      @Override
      public boolean isEmpty() {
        return true;
      }
    };
  }

  /// {@return one with some macros}
  ///
  /// @param macros by name
  static MacroScope of(Map<String, Macro> macros) {
    return macros.isEmpty() ? none() : name -> Optional.ofNullable(macros.get(name));
  }

  /// {@return this one, and for what it has not, another one}
  default MacroScope or(MacroScope other) {
    return isEmpty()
        ? other
        : other.isEmpty() ? this : name -> named(name).or(() -> other.named(name));
  }
}
