package dev.spoor.symbolic.call;

import java.util.List;

/// Where a value is while it is passed to a function, or returned by one.
public sealed interface Passing {
  /// In registers, eight bytes in each.
  ///
  /// @param pieces in the order of the value; empty for one without contents
  record InRegisters(List<Kind> pieces) implements Passing {
    /// Copies the list.
    public InRegisters {
      pieces = List.copyOf(pieces);
    }
  }

  /// In memory: an argument on the stack, a result where the caller has said.
  record InMemory() implements Passing {}

  /// In memory, of which the address is passed: a class that must not be copied as its bytes are.
  record ByReference() implements Passing {}

  /// The kinds of registers.
  enum Kind {
    /// A general register.
    GENERAL,
    /// The lowest eight bytes of a vector register.
    VECTOR,
    /// The next eight bytes of the vector register before.
    VECTOR_UP,
    /// A register of the floating-point stack: ten bytes.
    STACKED,
    /// The rest of the register before.
    STACKED_UP
  }
}
