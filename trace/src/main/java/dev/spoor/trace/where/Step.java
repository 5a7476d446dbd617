package dev.spoor.trace.where;

/// One step from a value into it.
sealed interface Step {
  /// {@return where it is written}
  int at();

  /// To a member of a structure.
  record Member(int at, String name) implements Step {}

  /// To an element, counted from 0.
  record Element(int at, long index) implements Step {}
}
