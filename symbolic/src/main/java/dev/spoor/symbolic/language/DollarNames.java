package dev.spoor.symbolic.language;

import dev.spoor.machine.Register;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.type.BaseEncoding;
import dev.spoor.symbolic.type.BaseType;
import dev.spoor.symbolic.type.FunctionType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.type.TypeReference;
import dev.spoor.symbolic.type.VoidType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What begins with a `$`: values of the history, registers, convenience variables.
final class DollarNames {
  private final Context context;

  DollarNames(Context context) {
    this.context = context;
  }

  Operand operand(String written, int at) {
    var history = history(written, at);
    if (history.isPresent()) {
      return history.get();
    }
    var name = written.substring(1);
    var register = register(name);
    if (register.isPresent()) {
      return register(register.get(), at);
    }
    var split = split(name);
    if (split.isPresent()) {
      return split.get();
    }
    var special = context.around().special(name);
    if (special.isPresent()) {
      return Operand.of(special.get());
    }
    var signal = name.equals("_siginfo") ? signal() : Optional.<Operand>empty();
    if (signal.isPresent()) {
      return signal.get();
    }
    var number = context.around().convenience(name);
    var own = number.isPresent() ? number : context.session().number(name);
    if (own.isPresent() && context.session().variable(name).isEmpty()) {
      var value = context.values().integer(context.types().integer(), own.getAsLong());
      return new Operand(value.value(), new Place.InSession(name, 0));
    }
    var place = new Place.InSession(name, 0);
    return new Operand(context.session().variable(name).orElseGet(() -> nothing().value()), place);
  }

  private Optional<Operand> signal() {
    var type = new SignalInformation(context.types()).type();
    return context.around().signalInformation().map(bytes -> context.values().of(type, bytes));
  }

  private Operand nothing() {
    return context.values().of(new VoidType(), new byte[0]);
  }

  /// `$` the last, `$$` the one before, `$3` the third, `$$3` the third before the last.
  private Optional<Operand> history(String written, int at) {
    var digits = written.substring(written.startsWith("$$") ? 2 : 1);
    var isRelative = written.startsWith("$$");
    for (var i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        return Optional.empty();
      }
    }
    var last = context.session().recorded();
    if (digits.length() > 9) {
      throw new ExpressionException(at, "History has not yet reached " + written + ".");
    }
    var number = digits.isEmpty() ? isRelative ? 1 : 0 : Integer.parseInt(digits);
    var index = isRelative || digits.isEmpty() ? last - number : number;
    if (digits.isEmpty() && index < 1) {
      return Optional.of(nothing());
    }
    return Optional.of(
        context
            .session()
            .recorded(index)
            .map(Operand::of)
            .orElseThrow(
                () -> new ExpressionException(at, "History has not yet reached $" + index + ".")));
  }

  private Optional<Register> register(String name) {
    var architecture = context.around().architecture();
    return switch (name) {
      case "pc" -> Optional.of(architecture.programCounter());
      case "sp" -> Optional.of(architecture.stackPointer());
      case "fp" -> Optional.of(context.around().program().convention().framePointer());
      default -> architecture.find(name);
    };
  }

  private Operand register(Register register, int at) {
    if (context.around().frame().isEmpty()
        && context.around().register(context.around().architecture().programCounter()).isEmpty()) {
      throw new ExpressionException(at, "No registers.");
    }
    var type = typeOf(register);
    if (context.isTypeOnly()) {
      return context.values().absent(type);
    }
    var bytes = context.around().register(register);
    if (bytes.isEmpty()) {
      throw new ExpressionException(
          at, "The value of register " + register.name() + " in this frame is not known.");
    }
    var kept = fitted(bytes.get(), type);
    return new Operand(context.values().of(type, kept).value(), new Place.InRegister(register, 0));
  }

  private static byte[] fitted(byte[] bytes, Type type) {
    return Arrays.copyOf(bytes, (int) type.sizeBytes().orElse(bytes.length));
  }

  /// One that the kernel keeps in several places.
  private Optional<Operand> split(String name) {
    for (var register : context.around().architecture().splitRegisters()) {
      if (register.name().equals(name)) {
        var type = RegisterTypes.vector(register.widthBytes(), context.types().order());
        if (context.isTypeOnly()) {
          return Optional.of(context.values().absent(type));
        }
        return RegisterParts.read(register.parts(), context.around())
            .map(bytes ->
                new Operand(
                    context.values().of(type, bytes).value(),
                    new Place.InRegisters(register.parts(), 0)));
      }
    }
    return Optional.empty();
  }

  /// As gdb has them: the program counter points to code, the stack's registers to data.
  private Type typeOf(Register register) {
    var architecture = context.around().architecture();
    var types = context.types();
    if (register.equals(architecture.programCounter())) {
      return types.pointerTo(new FunctionType(TypeReference.toVoid(), List.of(), false, false));
    }
    if (register.equals(architecture.stackPointer())
        || register.equals(context.around().program().convention().framePointer())) {
      return types.pointerTo(new VoidType());
    }
    return switch (register.view()) {
      case FLOAT ->
          new BaseType(
              "builtin_type_i387_ext",
              register.width(),
              BaseEncoding.FLOAT,
              types.order(),
              OptionalInt.empty());
      case VECTOR -> RegisterTypes.vector(register.width(), types.order());
      // Flags and segments have four bytes, whatever the kernel keeps them in.
      case FLAGS -> RegisterTypes.flags(register.name()).orElse(types.integer());
      case UNSIGNED -> types.exact(isSelector(register) ? 4 : register.width(), true);
    };
  }

  private static boolean isSelector(Register register) {
    return register.name().length() == 2 && register.name().endsWith("s") && register.width() > 2;
  }
}
