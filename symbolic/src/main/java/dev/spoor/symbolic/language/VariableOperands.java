package dev.spoor.symbolic.language;

import dev.spoor.machine.Register;
import dev.spoor.symbolic.expression.Location;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.language.syntax.Syntax;
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

  /// {@return what a parameter was when the frame's function was entered; optimized out, if its
  /// caller does not say it}
  Operand atEntry(Syntax syntax, int at) {
    if (!(syntax instanceof Syntax.Name(var path, var _)) || !path.isPlain()) {
      throw new ExpressionException(at, "@entry can be used only for function parameters.");
    }
    var variable =
        context
            .names()
            .localVariable(path.name())
            .filter(found -> found.kind() == Variable.Kind.PARAMETER)
            .orElseThrow(() ->
                new ExpressionException(
                    at,
                    "@entry can be used only for function parameters, not for \""
                        + path.name()
                        + "\""));
    var type = variable.type().type();
    return context.isTypeOnly()
        ? context.values().absent(type)
        : context
            .around()
            .frame()
            .flatMap(frame -> frame.valueAtEntry(variable))
            .map(Operand::of)
            .orElseGet(() -> context.values().absent(type));
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
