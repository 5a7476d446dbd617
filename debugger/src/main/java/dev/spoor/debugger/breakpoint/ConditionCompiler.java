package dev.spoor.debugger.breakpoint;

import dev.spoor.debugger.symbols.Symbols;
import dev.spoor.machine.Address;

/// Makes conditions of what users type.
@FunctionalInterface
public interface ConditionCompiler {
  /// {@return the condition, for hits at `at`}
  ///
  /// @throws ConditionException if it does not make sense there
  Condition compile(String text, Symbols symbols, Address at);
}
