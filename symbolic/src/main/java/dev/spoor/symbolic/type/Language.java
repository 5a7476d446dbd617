package dev.spoor.symbolic.type;

/// The languages whose values are written in a way of their own.
public enum Language {
  RUST,
  GO,

  /// C, C++, and all that is shown as they are.
  OTHER
}
