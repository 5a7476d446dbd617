package dev.spoor.symbolic.unwind;

import dev.spoor.machine.Memory;

/// By the instructions up to the function's return, if they are few: those that take registers and
/// room off the stack say where the return address is. Believed only if that follows a call.
final class EpilogueUnwinder implements Unwinder {
  private static final int MOST_BYTES = 48;
  private static final int RET = 0xc3;
  private static final int RET_AND_POP = 0xc2;
  private static final int LEAVE = 0xc9;
  private static final int REX_W = 0x48;

  private final CodeReading code;

  EpilogueUnwinder(CodeReading code) {
    this.code = code;
  }

  @Override
  public Unwound callerOf(Frame frame, Memory memory) {
    var convention = code.convention();
    var registers = frame.registers();
    if (!frame.isInterrupted() || !registers.knows(convention.architecture().stackPointer())) {
      return new Unwound.Unable("");
    }
    var bytes = memory.read(frame.pc(), MOST_BYTES);
    var caller = new CallerAt(code, frame, memory);
    var isLong = code.isLong();
    var sp = registers.sp().value();
    for (var at = 0; at + 6 < bytes.length; ) {
      var prefix = isLong && (bytes[at] & 0xff) == REX_W ? 1 : 0;
      var opcode = bytes[at] & 0xff;
      if (opcode == RET || opcode == RET_AND_POP) {
        return caller.withReturnAddress(sp, FoundBy.EPILOGUE);
      }
      if (opcode == LEAVE && registers.knows(convention.framePointer())) {
        sp = registers.unsigned(convention.framePointer());
        caller.saved(convention.framePointer(), sp);
        sp += convention.addressBytes();
        at += 1;
      } else if (popped(bytes, at) >= 0) {
        caller.saved(code.register(popped(bytes, at)), sp);
        sp += convention.addressBytes();
        at += popped(bytes, at) < 8 ? 1 : 2;
      } else if (prefix == (isLong ? 1 : 0) && isRoomGivenBack(bytes, at + prefix)) {
        sp += bytes[at + prefix + 2];
        at += prefix + 3;
      } else {
        var length = PlainCode.length(bytes, at, code.size());
        if (length == 0) {
          return new Unwound.Unable("");
        }
        at += length;
      }
    }
    return new Unwound.Unable("");
  }

  /// {@return which register `pop` fills; -1 if it is another instruction}
  private int popped(byte[] bytes, int at) {
    var prefix = code.isLong() && bytes[at] == 0x41 ? 1 : 0;
    var opcode = bytes[at + prefix];
    return opcode >= 0x58 && opcode <= 0x5f ? opcode - 0x58 + 8 * prefix : -1;
  }

  /// `add $n, %rsp` with 8 bits.
  private static boolean isRoomGivenBack(byte[] bytes, int at) {
    return (bytes[at] & 0xff) == 0x83 && (bytes[at + 1] & 0xff) == 0xc4;
  }
}
