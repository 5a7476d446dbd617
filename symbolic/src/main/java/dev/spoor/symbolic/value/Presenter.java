package dev.spoor.symbolic.value;

import java.util.Optional;

/// Knows how values of some types are shown.
@FunctionalInterface
public interface Presenter {
  /// {@return what is shown; empty if the value is not as this expects it, and is shown by its
  /// members}
  ///
  /// @param value of a type that this was registered for; what is in memory is not to be trusted:
  ///   neither a length nor the end of a list
  /// @param most how many items are wanted at most
  Optional<Presentation> present(Value value, int most);
}
