package dev.spoor.symbolic.variable;

import dev.spoor.machine.Address;
import dev.spoor.machine.Register;
import dev.spoor.machine.Registers;
import dev.spoor.symbolic.unwind.Frame;
import dev.spoor.symbolic.unwind.Stack;
import java.util.Optional;
import java.util.OptionalLong;

/// A frame, with those around it.
///
/// @param stack all frames
/// @param index which of them
/// @param innermost all registers of the task, with those that are not unwound; they hold in the
///   innermost frame
/// @param threadPointer the address that the thread's own variables are counted from
record FrameAt(Stack stack, int index, Optional<Registers> innermost, OptionalLong threadPointer) {
  Frame frame() {
    return stack.frames().get(index);
  }

  Address lookupAddress() {
    return frame().lookupAddress();
  }

  Optional<FrameAt> caller() {
    return index + 1 < stack.frames().size()
        ? Optional.of(new FrameAt(stack, index + 1, innermost, threadPointer))
        : Optional.empty();
  }

  /// {@return the bytes of a register with a DWARF number}
  ///
  /// @param trusts whether one that callees may change is taken for unchanged, unless it was saved
  Optional<byte[]> registerBytes(int number, boolean trusts) {
    for (var register : frame().registers().architecture().registers()) {
      if (number >= 0 && register.dwarf() == number) {
        var bytes = bytes(register, trusts);
        if (bytes.isPresent()) {
          return bytes;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<byte[]> bytes(Register register, boolean trusts) {
    if (frame().registers().knows(register)) {
      return Optional.of(frame().registers().bytes(register));
    }
    if (trusts && index > 0) {
      return new FrameAt(stack, index - 1, innermost, threadPointer).bytes(register, true);
    }
    return index == 0
        ? innermost.filter(all -> all.knows(register)).map(all -> all.bytes(register))
        : Optional.empty();
  }

  OptionalLong register(int number, boolean trusts) {
    var bytes = registerBytes(number, trusts);
    if (bytes.isEmpty()) {
      return OptionalLong.empty();
    }
    // The CPUs that there are tables of have the lowest byte first.
    var value = 0L;
    for (var i = Math.min(bytes.get().length, Long.BYTES) - 1; i >= 0; i--) {
      value = value << Byte.SIZE | bytes.get()[i] & 0xff;
    }
    return OptionalLong.of(value);
  }
}
