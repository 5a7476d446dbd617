package dev.spoor.objects.dwarf.frame;

import dev.spoor.objects.dwarf.expression.Expression;

/// How the canonical frame address is found: on x86, the value that the stack pointer had before
/// the call.
public sealed interface CfaRule {
  /// Nothing says how.
  record Unspecified() implements CfaRule {}

  /// It is `offset` bytes behind what a register holds.
  ///
  /// @param register by its DWARF number
  record RegisterAndOffset(int register, long offset) implements CfaRule {}

  /// An expression leaves it on its stack.
  record Computed(Expression expression) implements CfaRule {}
}
