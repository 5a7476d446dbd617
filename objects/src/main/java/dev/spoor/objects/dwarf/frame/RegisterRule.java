package dev.spoor.objects.dwarf.frame;

import dev.spoor.objects.dwarf.expression.Expression;

/// How the value that a register had in the calling frame is found (DWARF 5, section 6.4.1).
public sealed interface RegisterRule {
  /// Nothing says how: what then holds is a matter of the ABI.
  record Unspecified() implements RegisterRule {}

  /// It cannot be found. For the return address: there is no caller.
  record Undefined() implements RegisterRule {}

  /// The register still has it.
  record SameValue() implements RegisterRule {}

  /// It is in memory, `offset` bytes behind the canonical frame address.
  record SavedAt(long offset) implements RegisterRule {}

  /// It is the canonical frame address and `offset` itself.
  record IsCfaPlus(long offset) implements RegisterRule {}

  /// Another register has it.
  ///
  /// @param register by its DWARF number
  record InRegister(int register) implements RegisterRule {}

  /// It is in memory, where an expression says that begins with the canonical frame address on its
  /// stack.
  record SavedAtComputed(Expression expression) implements RegisterRule {}

  /// It is what an expression computes that begins with the canonical frame address on its stack.
  record IsComputed(Expression expression) implements RegisterRule {}
}
