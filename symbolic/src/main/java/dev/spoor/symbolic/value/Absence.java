package dev.spoor.symbolic.value;

import dev.spoor.machine.Address;

/// Why a byte of a value is not there.
public sealed interface Absence {
  /// {@return what is shown in place of the value}
  default String text() {
    return switch (this) {
      case OptimizedOut _ -> "<optimized out>";
      case Unreadable(var address) -> "<error: Cannot access memory at address " + address + ">";
      case Unavailable(var reason) -> "<error: " + reason + ">";
      case ImplicitPointer _ -> "<synthetic pointer>";
    };
  }

  /// The program does not have it any more.
  record OptimizedOut() implements Absence {}

  /// No memory can be read there.
  ///
  /// @param address of the value
  record Unreadable(Address address) implements Absence {}

  /// It cannot be said where it is.
  ///
  /// @param reason in words
  record Unavailable(String reason) implements Absence {}

  /// It is a pointer to what is nowhere in memory.
  ///
  /// @param die the entry of what it points to, by its offset
  /// @param offset inside of that, in bytes
  record ImplicitPointer(long die, long offset) implements Absence {}
}
