package dev.spoor.symbolic.language;

import dev.spoor.machine.Register;
import dev.spoor.symbolic.expression.Location;
import dev.spoor.symbolic.variable.Variable;
import java.util.Optional;

/// Makes operands of variables.
record VariableOperands(Context context) {
  Operand of(Meaning.OfVariable meaning) {
    var variable = meaning.variable();
    var frame = context.around().frame();
    var value =
        frame.isPresent() && meaning.isOfFrame()
            ? frame.get().value(variable)
            : context.around().program().value(variable);
    if (value.address().isPresent()) {
      return Operand.of(value);
    }
    var register = register(variable);
    return register.isPresent()
        ? new Operand(value, new Place.InRegister(register.get(), 0))
        : Operand.of(value);
  }

  private Optional<Register> register(Variable variable) {
    var location = context.around().frame().flatMap(frame -> frame.location(variable));
    if (!(location.orElse(null) instanceof Location.InRegister(var number)) || number < 0) {
      return Optional.empty();
    }
    for (var register : context.around().architecture().registers()) {
      if (register.dwarf() == number && context.around().register(register).isPresent()) {
        return Optional.of(register);
      }
    }
    return Optional.empty();
  }
}
