package dev.spoor.symbolic.language;

import dev.spoor.machine.Address;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.value.Value;
import dev.spoor.symbolic.variable.Variable;

/// What a name stands for.
sealed interface Meaning {
  /// A variable of the frame, of a file or of the program.
  ///
  /// @param isOfFrame whether its value depends on the frame
  record OfVariable(Variable variable, boolean isOfFrame) implements Meaning {}

  /// A member of the object that the frame's function belongs to.
  record OfThis(Operand member) implements Meaning {}

  /// A value that a declaration in a class stands for.
  record Shared(Value value) implements Meaning {}

  record Function(Type type, Address address) implements Meaning {}

  record Enumerator(Type type, long value) implements Meaning {}

  record OfType(Type type) implements Meaning {}

  /// A symbol that no debugging information says anything of.
  record Symbol(String name, Address address) implements Meaning {}
}
