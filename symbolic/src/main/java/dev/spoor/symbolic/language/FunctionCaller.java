package dev.spoor.symbolic.language;

import dev.spoor.symbolic.value.Value;
import java.util.List;

/// Calls functions of a program that is stopped.
@FunctionalInterface
public interface FunctionCaller {
  /// {@return what a function returned}
  ///
  /// @param function a value of a function's type, with its address
  /// @param arguments not yet converted to the types of the parameters; of a member function the
  ///   object's address is the first
  /// @throws dev.spoor.symbolic.language.syntax.ExpressionException if it cannot be called, or does
  ///   not return; the column is that of nothing, 0
  Value call(Value function, List<Value> arguments);
}
