package dev.spoor.symbolic.unwind;

import dev.spoor.machine.Memory;
import dev.spoor.machine.Register;
import dev.spoor.machine.x86_64.instruction.Instruction;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/// By the instructions from the function's beginning to where the frame stands: those that push
/// registers and make room say where the return address is. Believed only if that follows a call.
///
/// They are read one behind the other, past calls and branches that may be taken, up to the first
/// that is not known.
final class PrologueUnwinder implements Unwinder {
  private static final int MOST_BYTES = 4096;

  private static final int RET = 0xc3;

  /// Among those that share the opcode `ff`.
  private static final int PUSH = 6;

  private final CodeReading code;

  PrologueUnwinder(CodeReading code) {
    this.code = code;
  }

  @Override
  public Unwound callerOf(Frame frame, Memory memory) {
    if (!frame.registers().knows(code.convention().architecture().stackPointer())) {
      return new Unwound.Unable("");
    }
    var function = code.functionOf(frame.lookupAddress());
    if (function.isEmpty()) {
      // Perhaps it has just been called, or is about to return.
      return frame.isInterrupted()
          ? caller(frame, memory, new Reading(new byte[0]))
          : new Unwound.Unable("");
    }
    var length = Math.min(MOST_BYTES, frame.pc().minus(function.get()));
    var bytes = memory.read(function.get(), (int) length);
    if (bytes.length < length) {
      return new Unwound.Unable("");
    }
    var reading = new Reading(bytes);
    while (reading.readOne()) {}
    return caller(frame, memory, reading);
  }

  private Unwound caller(Frame frame, Memory memory, Reading reading) {
    var caller = new CallerAt(code, frame, memory);
    var framePointer = code.convention().framePointer();
    var registers = frame.registers();
    if (reading.keepsFramePointer && !registers.knows(framePointer)) {
      return new Unwound.Unable("");
    }
    var returnAddress =
        reading.keepsFramePointer
            ? registers.unsigned(framePointer) + reading.depthOfFramePointer
            : registers.sp().value() + reading.depth;
    reading.saved.forEach((register, depth) -> caller.saved(register, returnAddress - depth));
    if (reading.realignedBy.isEmpty()) {
      return caller.withReturnAddress(returnAddress, FoundBy.PROLOGUE);
    }
    // The stack was aligned, and the return address copied; a register has kept where it was.
    var kept = reading.saved.get(code.convention().architecture().register(reading.realignedBy));
    var cfa = kept == null ? OptionalLong.empty() : code.word(memory, returnAddress - kept);
    return cfa.isPresent()
        ? caller.withReturnAddress(returnAddress, cfa.getAsLong(), FoundBy.PROLOGUE)
        : new Unwound.Unable("there is no frame information");
  }

  /// The instructions, as far as they are carried out.
  private final class Reading {
    private final byte[] bytes;
    private final boolean isLong = code.convention().addressBytes() == Long.BYTES;
    private final int word = code.convention().addressBytes();

    /// How far below the return address each register is.
    private final Map<Register, Integer> saved = new HashMap<>();

    private int at;

    /// How far below the return address the stack pointer is.
    private int depth;

    /// What it was at the first call or branch.
    private int depthInUse;

    private boolean hasBranched;
    private boolean keepsFramePointer;
    private int depthOfFramePointer;

    /// The register that has the canonical frame address, if the stack pointer was aligned.
    private String realignedBy = "";

    Reading(byte[] bytes) {
      this.bytes = bytes;
    }

    /// {@return whether it was one whose meaning is known, and not the last}
    boolean readOne() {
      return at < bytes.length
          && (readLandingPad()
              || readAlignment()
              || readPush()
              || readPushOfOther()
              || readFramePointer()
              || readRoom()
              || readPop()
              || readBranch()
              || readEnd()
              || readPlain());
    }

    private int u8(int offset) {
      return at + offset < bytes.length ? bytes[at + offset] & 0xff : -1;
    }

    /// `endbr64`, `endbr32`.
    private boolean readLandingPad() {
      return is(0xf3, 0x0f, 0x1e, 0xfa) && pass(4) || is(0xf3, 0x0f, 0x1e, 0xfb) && pass(4);
    }

    /// `lea 8(%rsp), %r10; and $-n, %rsp; push -8(%r10)`, and the same of 32 bits with `%ecx`.
    private boolean readAlignment() {
      var isFound =
          isLong
              ? is(0x4c, 0x8d, 0x54, 0x24, 0x08, 0x48, 0x83, 0xe4)
                  && isAt(9, 0x41, 0xff, 0x72, 0xf8)
              : is(0x8d, 0x4c, 0x24, 0x04, 0x83, 0xe4) && isAt(7, 0xff, 0x71, 0xfc);
      if (!isFound) {
        return false;
      }
      realignedBy = isLong ? "r10" : "ecx";
      saved.clear();
      depth = 0;
      return pass(isLong ? 13 : 10);
    }

    private boolean is(int... expected) {
      for (var i = 0; i < expected.length; i++) {
        if (u8(i) != expected[i]) {
          return false;
        }
      }
      return true;
    }

    private boolean isAt(int offset, int... expected) {
      for (var i = 0; i < expected.length; i++) {
        if (u8(offset + i) != expected[i]) {
          return false;
        }
      }
      return true;
    }

    private boolean pass(int length) {
      at += length;
      return true;
    }

    /// Of a constant, or of a word of memory.
    private boolean readPushOfOther() {
      var length =
          switch (u8(0)) {
            case 0x6a -> 2;
            case 0x68 -> 5;
            case 0xff ->
                Instruction.read(bytes, at, code.size())
                    .filter(instruction -> instruction.middle() == PUSH)
                    .map(Instruction::length)
                    .orElse(0);
            default -> 0;
          };
      if (length == 0 || at + length > bytes.length) {
        return false;
      }
      depth += word;
      return pass(length);
    }

    private boolean readPop() {
      var prefix = isLong && u8(0) == 0x41 ? 1 : 0;
      var opcode = u8(prefix);
      if (opcode < 0x58 || opcode > 0x5f) {
        return false;
      }
      depth -= word;
      return pass(prefix + 1);
    }

    /// What follows a return or a jump is gone to from before, where the stack was in use.
    private boolean readEnd() {
      var length =
          switch (u8(0)) {
            case RET -> 1;
            case 0xeb -> 2;
            case 0xe9 -> 5;
            default -> 0;
          };
      if (length == 0 || at + length > bytes.length) {
        return false;
      }
      depth = depthInUse;
      return pass(length);
    }

    /// A call comes back with the stack as it was, and a branch may not be taken.
    private boolean readBranch() {
      var length =
          switch (u8(0)) {
            case 0xe8 -> 5;
            case 0x0f -> (u8(1) & 0xf0) == 0x80 ? 6 : 0;
            default -> (u8(0) & 0xf0) == 0x70 ? 2 : 0;
          };
      if (length == 0 || at + length > bytes.length) {
        return false;
      }
      if (!hasBranched) {
        depthInUse = depth;
        hasBranched = true;
      }
      return pass(length);
    }

    private boolean readPush() {
      var prefix = isLong && u8(0) == 0x41 ? 1 : 0;
      var opcode = u8(prefix);
      if (opcode < 0x50 || opcode > 0x57) {
        return false;
      }
      depth += word;
      // One that was pushed before was changed since.
      saved.putIfAbsent(code.register(opcode - 0x50 + 8 * prefix), depth);
      return pass(prefix + 1);
    }

    /// `mov %rsp, %rbp`, in both of its forms.
    private boolean readFramePointer() {
      var prefix = isLong && u8(0) == 0x48 ? 1 : 0;
      var isMove =
          u8(prefix) == 0x89 && u8(prefix + 1) == 0xe5
              || u8(prefix) == 0x8b && u8(prefix + 1) == 0xec;
      if (prefix == (isLong ? 1 : 0) && isMove && at + prefix + 2 <= bytes.length) {
        keepsFramePointer = true;
        depthOfFramePointer = depth;
        return pass(prefix + 2);
      }
      return false;
    }

    /// `sub $n, %rsp` and `add $n, %rsp`, with 8 and with 32 bits.
    private boolean readRoom() {
      var prefix = isLong && u8(0) == 0x48 ? 1 : 0;
      var isMore = u8(prefix + 1) == 0xec;
      if (prefix != (isLong ? 1 : 0) || !isMore && u8(prefix + 1) != 0xc4) {
        return false;
      }
      if (u8(prefix) == 0x83 && u8(prefix + 2) >= 0) {
        depth += isMore ? (byte) u8(prefix + 2) : -(byte) u8(prefix + 2);
        return pass(prefix + 3);
      }
      if (u8(prefix) == 0x81 && u8(prefix + 5) >= 0) {
        var room = 0;
        for (var i = 3; i >= 0; i--) {
          room = room << 8 | u8(prefix + 2 + i);
        }
        depth += isMore ? room : -room;
        return pass(prefix + 6);
      }
      return false;
    }

    private boolean readPlain() {
      var length = PlainCode.length(bytes, at, code.size());
      return length > 0 && at + length <= bytes.length && pass(length);
    }
  }
}
