package dev.spoor.symbolic.variable;

import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.FileAddressRange;
import dev.spoor.objects.dwarf.expression.Expression;
import dev.spoor.objects.elf.FileAddress;
import dev.spoor.symbolic.expression.Location;
import dev.spoor.symbolic.expression.ValueType;
import dev.spoor.symbolic.type.ReferenceType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.value.Storage;
import dev.spoor.symbolic.value.Value;
import dev.spoor.symbolic.value.ValueStorage;
import java.util.Optional;
import java.util.OptionalLong;

/// What parameters of a frame were when its function was entered, where its caller says so
/// (DW_TAG_call_site_parameter; DWARF 5, section 3.4.2).
record ValuesAtEntry(Program program, FrameAt frame) {
  Optional<Value> of(Variable parameter) {
    for (var die : parameter.die().origins()) {
      if (die.has(AttributeName.LOCATION)) {
        var context =
            new UnitContext(program, parameter.object(), die.unit(), Optional.of(frame), 0);
        return place(parameter, die).flatMap(at -> value(parameter, at, context));
      }
    }
    return Optional.empty();
  }

  /// Where the function's first instruction finds it.
  private Optional<Expression> place(Variable parameter, Die die) {
    return program
        .functionAt(parameter.object(), frame.lookupAddress())
        .flatMap(ValuesAtEntry::entry)
        .flatMap(at -> UnitContext.choose(die.locations(AttributeName.LOCATION), at))
        .map(operations -> UnitContext.read(die.unit(), operations));
  }

  private static Optional<FileAddress> entry(Die function) {
    return function
        .address(AttributeName.LOW_PC)
        .or(() -> function.ranges().stream().map(FileAddressRange::start).findFirst());
  }

  private Optional<Value> value(Variable parameter, Expression place, UnitContext context) {
    var type = parameter.type().type();
    var around = new ProgramSurroundings(program, parameter.object(), Optional.of(frame), 0);
    var held = held(context.entryValue(place), type);
    if (!(type.stripped() instanceof ReferenceType(var _, var to, var _))) {
      return held.map(storage -> Value.of(type, storage, around));
    }
    // What it refers to now says nothing of that time, so without that there is nothing to show.
    return held.flatMap(storage ->
        held(context.entryData(place), to.type())
            .map(
                data -> Value.of(type, storage, new SurroundingsAtEntry(around, data.contents()))));
  }

  private Optional<Storage.Held> held(OptionalLong bits, Type type) {
    var length = type.sizeBytes().orElse(0);
    if (bits.isEmpty() || length <= 0 || length > Long.BYTES) {
      return Optional.empty();
    }
    var number = new Location.IsValue(bits.getAsLong(), ValueType.generic(program.addressBytes()));
    return new ValueStorage(program.memory(), _ -> Optional.empty()).of(number, (int) length)
            instanceof Storage.Held held
        ? Optional.of(held)
        : Optional.empty();
  }
}
