package dev.spoor.symbolic.language;

import dev.spoor.machine.Address;
import dev.spoor.symbolic.language.syntax.ExpressionException;
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

  /// {@return where a value is after it was put into the program's memory, to stay there}
  ///
  /// @throws dev.spoor.symbolic.language.syntax.ExpressionException if there is no room for it; the
  ///   column is that of nothing, 0
  default Address placed(Value value) {
    throw new ExpressionException(0, "Attempt to take address of value not located in memory.");
  }
}
