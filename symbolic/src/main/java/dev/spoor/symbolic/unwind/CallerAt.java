package dev.spoor.symbolic.unwind;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.machine.Register;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/// Makes the caller of a frame whose return address is at a known place.
final class CallerAt {
  private final CodeReading code;
  private final Frame frame;
  private final Memory memory;
  private final Map<Register, Long> restored = new HashMap<>();

  CallerAt(CodeReading code, Frame frame, Memory memory) {
    this.code = code;
    this.frame = frame;
    this.memory = memory;
  }

  /// Says where the function has saved a register.
  void saved(Register register, long address) {
    var value = code.word(memory, address);
    if (value.isPresent()) {
      restored.put(register, value.getAsLong());
    }
  }

  /// {@return the caller, if what is at `address` looks like a return address}
  Unwound withReturnAddress(long address, FoundBy foundBy) {
    return withReturnAddress(address, address + code.convention().addressBytes(), foundBy);
  }

  /// {@return the caller, if what is at `address` looks like a return address}
  Unwound withReturnAddress(long address, long canonicalFrameAddress, FoundBy foundBy) {
    var pc = code.word(memory, address);
    if (pc.isEmpty()) {
      return new Unwound.Unable("the stack cannot be read at 0x" + Long.toHexString(address));
    }
    if (!code.isReturnAddress(pc.getAsLong(), memory)) {
      return new Unwound.Unable("there is no frame information");
    }
    var convention = code.convention();
    var cfa = convention.truncated(canonicalFrameAddress);
    var registers =
        preserved()
            .with(convention.architecture().programCounter(), pc.getAsLong())
            .with(convention.architecture().stackPointer(), cfa);
    return new Unwound.Caller(Frame.caller(registers, false, foundBy), Address.of(cfa), false);
  }

  private FrameRegisters preserved() {
    var convention = code.convention();
    var found = FrameRegisters.unknown(convention.architecture());
    for (var register : convention.preserved()) {
      var value = value(register);
      if (value.isPresent()) {
        found = found.with(register, value.getAsLong());
      }
    }
    return found;
  }

  private OptionalLong value(Register register) {
    var saved = restored.get(register);
    if (saved != null) {
      return OptionalLong.of(saved);
    }
    return frame.registers().knows(register)
        ? OptionalLong.of(frame.registers().unsigned(register))
        : OptionalLong.empty();
  }
}
