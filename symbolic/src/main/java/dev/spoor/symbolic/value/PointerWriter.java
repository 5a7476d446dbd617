package dev.spoor.symbolic.value;

import dev.spoor.machine.Address;
import dev.spoor.symbolic.type.FunctionType;
import dev.spoor.symbolic.type.PointerType;
import dev.spoor.symbolic.type.Type;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/// Writes addresses with the names that lie there, and the texts that lie there.
final class PointerWriter {
  private final ValueFormat format;
  private final StringBuilder out;

  PointerWriter(ValueFormat format, StringBuilder out) {
    this.format = format;
    this.out = out;
  }

  void pointer(Value value, Type target) {
    var address = value.pointer().orElse(Address.ZERO);
    if (isOfFunctions(target) || has(ValueLayout.Part.SYMBOLS)) {
      address(address, value);
    } else if (has(ValueLayout.Part.ADDRESSES)) {
      out.append(address);
    }
    var kind = CharacterKind.of(target);
    if (kind.isPresent() && !address.isZero()) {
      out.append(has(ValueLayout.Part.ADDRESSES) ? " " : "");
      textAt(address, kind.get(), value);
    }
  }

  /// A function, or a table of them.
  private static boolean isOfFunctions(Type target) {
    var type =
        target.stripped() instanceof PointerType(var to, var _) ? to.type().stripped() : target;
    return type.stripped() instanceof FunctionType;
  }

  private boolean has(ValueLayout.Part part) {
    return format.layout().has(part);
  }

  void address(Address address, Value value) {
    var before = has(ValueLayout.Part.ADDRESSES) ? address + " " : "";
    out.append(before.stripTrailing());
    if (!address.isZero()) {
      value
          .around()
          .symbolAt(address)
          .ifPresent(name ->
              out.append(before.isEmpty() ? "<" : " <")
                  .append(TextWriter.printable(name))
                  .append('>'));
    }
  }

  /// The text behind a pointer, up to a NUL.
  void textAt(Address address, CharacterKind kind, Value pointer) {
    var most = format.elements();
    var read = pointer.around().memory().read(address, most * kind.widthBytes());
    var units = units(read, kind, pointer.around().memory().order());
    var end = 0;
    while (end < units.length && units[end] != 0) {
      end++;
    }
    var text = Arrays.copyOf(units, end);
    if (end == units.length && units.length < most) {
      if (end > 0) {
        new TextWriter(kind, format, out).text(text, false);
      }
      out.append(new Absence.Unreadable(address.plus((long) end * kind.widthBytes())).text());
    } else {
      new TextWriter(kind, format, out).text(text, end == most);
    }
  }

  static long[] units(byte[] bytes, CharacterKind kind, ByteOrder order) {
    var width = kind.widthBytes();
    var units = new long[bytes.length / width];
    for (var i = 0; i < units.length * width; i++) {
      var place = i % width;
      var shift = Byte.SIZE * (order == ByteOrder.LITTLE_ENDIAN ? place : width - 1 - place);
      units[i / width] |= (bytes[i] & 0xffL) << shift;
    }
    return units;
  }

  void presented(Type element, Address address, long length, Surroundings around) {
    // In Rust and Go texts are made of numbers of one byte.
    var kind =
        CharacterKind.of(element)
            .or(() ->
                Optional.of(new CharacterKind("", 1, false))
                    .filter(_ -> element.sizeBytes().orElse(0) == 1));
    if (kind.isEmpty()) {
      out.append(address);
      return;
    }
    // One more than is shown: a run that goes on is counted as far as it was read.
    var fitting = Value.MOST_BYTES / kind.get().widthBytes();
    var most = Long.compareUnsigned(length, fitting) < 0 ? (int) length : fitting;
    var read = around.memory().read(address, most * kind.get().widthBytes());
    if (read.length < most * kind.get().widthBytes()) {
      out.append(new Absence.Unreadable(address.plus(read.length)).text());
      return;
    }
    var units = units(read, kind.get(), around.memory().order());
    new TextWriter(kind.get(), format, out).text(units, most != length);
  }
}
