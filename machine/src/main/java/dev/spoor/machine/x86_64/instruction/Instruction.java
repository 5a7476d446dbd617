package dev.spoor.machine.x86_64.instruction;

import dev.spoor.machine.ByteString;
import java.util.Optional;
import java.util.OptionalLong;

/// One instruction, taken apart as far as its encoding goes. It knows what stands where in its
/// bytes, not what it computes.
///
/// @param size how the CPU reads it
/// @param bytes all of it, 1 to 15
/// @param prefixes what stands before the opcode
/// @param opcode the number of what it does
/// @param modrm ModRM, and SIB if there is one: 0 to 2 bytes
/// @param displacement what is added to an address, 0 to 4 bytes
/// @param immediate all constants behind it, 0 to 8 bytes
/// @param kind what it does to the flow of the program
public record Instruction(
    CodeSize size,
    ByteString bytes,
    Prefixes prefixes,
    Opcode opcode,
    Place modrm,
    Place displacement,
    Place immediate,
    InstructionKind kind) {
  /// The longest there is; the CPU faults at a longer one (Intel's manual, volume 2, 2.3.11).
  public static final int LONGEST = 15;

  private static final int INTERRUPT = 0xcd;
  private static final int SYSTEM_CALL_INTERRUPT = 0x80;

  /// The number of what an instruction does.
  ///
  /// @param number 0 to 255
  /// @param at where it stands, in bytes from the instruction's beginning
  public record Opcode(OpcodeMap map, int number, int at) {}

  /// Part of an instruction.
  ///
  /// @param at in bytes from the instruction's beginning
  /// @param lengthBytes 0 if the instruction has no such part
  public record Place(int at, int lengthBytes) {
    /// {@return whether the instruction has this part}
    public boolean isThere() {
      return lengthBytes > 0;
    }
  }

  /// {@return the instruction that begins at `code[at]`; empty if the array ends within it, or if
  /// it is none that is known}
  ///
  /// @param at 0 to `code.length`
  public static Optional<Instruction> read(byte[] code, int at, CodeSize size) {
    return new InstructionReader(code, at, size).read();
  }

  /// {@return how many bytes it has, 1 to 15}
  public int length() {
    return bytes.length();
  }

  /// {@return 0 to 3, 3 if ModRM's operand is a register; 3 without ModRM}
  public int mode() {
    return modrm.isThere() ? u8(modrm.at) >> 6 : 3;
  }

  /// {@return the three bits in ModRM's middle, a register or part of the opcode; 0 without ModRM}
  public int middle() {
    return modrm.isThere() ? u8(modrm.at) >> 3 & 7 : 0;
  }

  /// {@return the three bits at ModRM's end, a register or how an address is made; 0 without ModRM}
  public int end() {
    return modrm.isThere() ? u8(modrm.at) & 7 : 0;
  }

  /// {@return whether ModRM's operand lies in memory}
  public boolean hasMemoryOperand() {
    return mode() != 3;
  }

  /// {@return whether the operand's address counts from the end of the instruction} Its
  /// displacement is [#displacement()].
  public boolean isRipRelative() {
    return size == CodeSize.BITS_64 && modrm.isThere() && mode() == 0 && end() == 5;
  }

  /// {@return the displacement, sign-extended; 0 if there is none}
  public long displacementValue() {
    return signed(displacement);
  }

  /// {@return the constants as one little-endian number, sign-extended; 0 if there are none}
  public long immediateValue() {
    return signed(immediate);
  }

  /// {@return where a relative call, jump, branch or loop goes to; empty for all others, and for
  /// those with 16-bit targets}
  ///
  /// @param address where the instruction stands
  public OptionalLong target(long address) {
    var isShort = size == CodeSize.BITS_32 && prefixes.has(Prefixes.OPERAND_SIZE);
    return isRelative() && !isShort
        ? OptionalLong.of(size.truncated(address + length() + immediateValue()))
        : OptionalLong.empty();
  }

  private boolean isRelative() {
    return kind == InstructionKind.CALL_RELATIVE
        || kind == InstructionKind.JUMP_RELATIVE
        || kind == InstructionKind.BRANCH
        || kind == InstructionKind.LOOP;
  }

  /// {@return whether it enters the kernel to have a system call carried out: `syscall`,
  /// `sysenter`, or `int $0x80`}
  public boolean isSystemCall() {
    return kind == InstructionKind.SYSCALL
        || kind == InstructionKind.SYSENTER
        || isSystemCallInterrupt();
  }

  boolean isSystemCallInterrupt() {
    return kind == InstructionKind.INTERRUPT
        && opcode.number() == INTERRUPT
        && (immediateValue() & 0xff) == SYSTEM_CALL_INTERRUPT;
  }

  int u8(int at) {
    return bytes.at(at) & 0xff;
  }

  private long signed(Place place) {
    if (!place.isThere()) {
      return 0;
    }
    var value = (long) bytes.at(place.at + place.lengthBytes - 1);
    for (var i = place.lengthBytes - 2; i >= 0; i--) {
      value = value << 8 | u8(place.at + i);
    }
    return value;
  }
}
