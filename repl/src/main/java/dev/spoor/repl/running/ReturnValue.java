package dev.spoor.repl.running;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.Registers;
import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.repl.debuggee.View;
import dev.spoor.symbolic.type.BaseType;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.EnumerationType;
import dev.spoor.symbolic.type.PointerType;
import dev.spoor.symbolic.type.ReferenceType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.value.Contents;
import dev.spoor.symbolic.value.Storage;
import dev.spoor.symbolic.value.Value;
import java.util.Optional;

/// Where a function leaves what it returns: System V psABI for x86-64, section 3.2.3.
final class ReturnValue {
  private ReturnValue() {}

  /// {@return the type that the function of an instruction returns; empty for none}
  static Optional<Type> typeAt(View view, Address address) {
    var object = view.symbols().debugged().at(address);
    if (object.isEmpty()) {
      return Optional.empty();
    }
    var frames = object.get().source().at(object.get().fileAddress(address));
    if (frames.isEmpty() || frames.getLast().function().isEmpty()) {
      return Optional.empty();
    }
    for (Die die : frames.getLast().function().get().die().origins()) {
      var type = die.reference(AttributeName.TYPE);
      if (type.isPresent()) {
        return Optional.of(object.get().types().of(type.get()));
      }
    }
    return Optional.empty();
  }

  /// {@return the value, of a function that has just returned; empty where it is not found out}
  static Optional<Value> of(View view, Type type) {
    return of(view, type, view.thread().allRegisters());
  }

  /// {@return the value, of a function that has left these registers}
  static Optional<Value> of(View view, Type type, Registers all) {
    if (!view.architecture().name().equals("x86_64")) {
      return ofSmall(view, type, all);
    }
    var bytes = (int) type.sizeBytes().orElse(0);
    var around = view.expressions().surroundings();
    return switch (type.stripped()) {
      case BaseType base when isFloating(base) -> held(view, type, "xmm0", bytes, all);
      case BaseType _, PointerType _, ReferenceType _, EnumerationType _ ->
          held(view, type, "rax", bytes, all);
      case CompoundType _ when bytes > 16 ->
          Optional.of(Value.at(type, Address.of(all.unsigned("rax")), around).held());
      default -> Optional.empty();
    };
  }

  /// System V psABI for Intel386, section 2.2.4: what has four bytes or fewer.
  private static Optional<Value> ofSmall(View view, Type type, Registers all) {
    var bytes = (int) type.sizeBytes().orElse(0);
    return switch (type.stripped()) {
      case BaseType base when isFloating(base) -> Optional.empty();
      case BaseType _, PointerType _, ReferenceType _, EnumerationType _
          when bytes <= Integer.BYTES ->
          held(view, type, "eax", bytes, all);
      default -> Optional.empty();
    };
  }

  private static boolean isFloating(BaseType base) {
    return base.name().equals("float") || base.name().equals("double");
  }

  private static Optional<Value> held(View view, Type type, String name, int bytes, Registers all) {
    var register = view.architecture().find(name);
    if (register.isEmpty() || !all.knows(register.get()) || bytes > register.get().width()) {
      return Optional.empty();
    }
    var contents = java.util.Arrays.copyOf(all.bytes(register.get()), bytes);
    return Optional.of(
        Value.of(
            type,
            new Storage.Held(Contents.of(ByteString.of(contents)), Optional.empty()),
            view.expressions().surroundings()));
  }
}
