package dev.spoor.symbolic.value;

import dev.spoor.machine.Address;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.FunctionType;
import dev.spoor.symbolic.type.MemberPointerType;
import dev.spoor.symbolic.type.Method;
import dev.spoor.symbolic.type.Placement;
import dev.spoor.symbolic.type.Type;
import java.util.Optional;
import java.util.OptionalLong;

/// Pointers to members as the Itanium C++ ABI has them (section 2.3): that to data is a distance,
/// that to a function a pair of an address, or one more than a distance in the table of virtual
/// functions, and what is added to the object.
final class MemberPointerWriter {
  private static final int DEEPEST = 16;

  private final StringBuilder out;

  MemberPointerWriter(StringBuilder out) {
    this.out = out;
  }

  void write(Value value, MemberPointerType type) {
    var number = value.as(type).integer();
    var containing = type.containing().type();
    if (number.isEmpty()) {
      out.append("?");
    } else if (type.target().type().stripped() instanceof FunctionType) {
      function(value, type, containing);
    } else {
      data(number.get().longValue(), value.around().addressBytes(), type, containing);
    }
  }

  private void data(long unsigned, int width, MemberPointerType type, Type containing) {
    var unused = Long.SIZE - width * Byte.SIZE;
    var offset = unsigned << unused >> unused;
    if (offset == -1) {
      out.append("NULL");
      return;
    }
    var member = memberAt(containing, offset, DEEPEST);
    if (member.isPresent()) {
      out.append('&').append(member.get());
    } else {
      out.append('(').append(type.name()).append(") ").append(offset);
    }
  }

  /// {@return the member's name with its class, which may be one that the class is derived from}
  private static Optional<String> memberAt(Type type, long offset, int depth) {
    if (!(type.stripped() instanceof CompoundType compound) || depth == 0) {
      return Optional.empty();
    }
    for (var member : compound.members()) {
      if (member.placement() instanceof Placement.AtByte(var at)
          && at == offset
          && member.name().isPresent()) {
        return Optional.of(compound.tag().orElse("") + "::" + member.name().get());
      }
    }
    for (var base : compound.bases()) {
      if (base.placement() instanceof Placement.AtByte(var at)) {
        var found = memberAt(base.type().type(), offset - at, depth - 1);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private void function(Value value, MemberPointerType type, Type containing) {
    var width = value.around().addressBytes();
    var contents = value.contents();
    var address = unsigned(contents, 0, width, value);
    var adjustment = unsigned(contents, width, width, value);
    if (address == 0 && adjustment == 0) {
      out.append("NULL");
      return;
    }
    var virtual =
        (address & 1) == 0
            ? Optional.<String>empty()
            : virtualFunction(containing, (address - 1) / width, DEEPEST);
    if (virtual.isPresent()) {
      out.append("&virtual ").append(virtual.get()).append("()");
    } else if ((address & 1) != 0) {
      out.append("&virtual table offset ").append(address - 1);
    } else {
      out.append('(').append(type.name()).append(") ").append(Address.of(address));
      value
          .around()
          .symbolAt(Address.of(address))
          .ifPresent(name -> out.append(" <").append(name).append('>'));
    }
    if (adjustment != 0) {
      out.append(", this adjustment ").append(adjustment);
    }
  }

  private static long unsigned(Contents contents, int from, int width, Value value) {
    var result = 0L;
    for (var i = 0; i < width && from + i < contents.length(); i++) {
      var isLittle = value.around().memory().order() == java.nio.ByteOrder.LITTLE_ENDIAN;
      var shift = Byte.SIZE * (isLittle ? i : width - 1 - i);
      result |= (long) contents.at(from + i) << shift;
    }
    return result;
  }

  private static Optional<String> virtualFunction(Type type, long slot, int depth) {
    if (!(type.stripped() instanceof CompoundType compound) || depth == 0) {
      return Optional.empty();
    }
    for (var child : compound.entries()) {
      if (child.tag().equals(Tag.SUBPROGRAM)
          && Method.slotOf(child).equals(OptionalLong.of(slot))) {
        return child.name().map(name -> compound.tag().orElse("") + "::" + name);
      }
    }
    for (var base : compound.bases()) {
      var found = virtualFunction(base.type().type(), slot, depth - 1);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
