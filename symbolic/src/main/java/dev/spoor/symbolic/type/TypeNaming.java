package dev.spoor.symbolic.type;

import java.util.Optional;

/// What types are called where other names than their own are known for some.
@FunctionalInterface
public interface TypeNaming {
  /// {@return another name for a type}
  Optional<String> nameOf(Type type);

  /// {@return one that leaves all their own}
  static TypeNaming plain() {
    return _ -> Optional.empty();
  }
}
