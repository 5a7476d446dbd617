package dev.spoor.repl.print;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.x86_64.instruction.CodeSize;
import dev.spoor.machine.x86_64.instruction.Instruction;
import dev.spoor.machine.x86_64.instruction.OpcodeMap;
import dev.spoor.machine.x86_64.instruction.Prefixes;
import java.util.Optional;

/// What the bytes of an instruction tell that a disassembler's text leaves out.
///
/// @param instruction taken apart
record EncodedInstruction(Instruction instruction) {
  private static final int NOP = 0x90;
  private static final int LONG_NOP = 0x1f;
  private static final int OPERAND_SIZE = 0x66;

  /// {@return of some bytes; empty if they are not known}
  static Optional<EncodedInstruction> of(ByteString bytes, CodeSize size) {
    return Instruction.read(bytes.toArray(), 0, size).map(EncodedInstruction::new);
  }

  private boolean isOneByte(int first, int last) {
    var opcode = instruction.opcode();
    return opcode.map() == OpcodeMap.ONE_BYTE
        && opcode.number() >= first
        && opcode.number() <= last;
  }

  private int octet(int at) {
    return instruction.bytes().at(at) & 0xff;
  }

  /// {@return whether it is `66 90`, which exchanges a register with itself}
  boolean isExchangeOfAx() {
    return isOneByte(NOP, NOP)
        && instruction.prefixes().has(Prefixes.OPERAND_SIZE)
        && !instruction.prefixes().has(Prefixes.REP);
  }

  /// {@return whether the displacement is there, and zero}
  boolean hasZeroDisplacement() {
    return instruction.hasMemoryOperand()
        && instruction.displacement().isThere()
        && !instruction.isRipRelative()
        && instruction.displacementValue() == 0;
  }

  /// {@return whether it shifts by one without a constant that says so: `d0`, `d1`}
  boolean isShiftByOne() {
    return isOneByte(0xd0, 0xd1);
  }

  /// {@return the first byte of an instruction of the x87, 0xd8 to 0xdf, that has no memory
  /// operand; 0 for any other}
  int x87() {
    return isOneByte(0xd8, 0xdf) && !instruction.hasMemoryOperand()
        ? instruction.opcode().number()
        : 0;
  }

  /// {@return whether it is one of `movs`, `cmps`, `stos`, `lods`, `scas`}
  boolean isString() {
    return isOneByte(0xa4, 0xa7) || isOneByte(0xaa, 0xaf);
  }

  /// {@return whether its operand lies at an address that no register is part of}
  boolean isAbsolute() {
    var hasSib = instruction.end() == 4 && instruction.hasMemoryOperand();
    return instruction.mode() == 0
        && hasSib
        && instruction.prefixes().extendsIndex() == 0
        && (octet(instruction.modrm().at() + 1) & 0x3f) == 0x25;
  }

  /// {@return whether SIB names no index beside a base that needs no SIB}
  boolean hasEmptyIndex() {
    if (!instruction.hasMemoryOperand() || instruction.end() != 4) {
      return false;
    }
    var sib = octet(instruction.modrm().at() + 1);
    var isIndexed = (sib >> 3 & 7) != 4 || instruction.prefixes().extendsIndex() != 0;
    var isNoBase = (sib & 7) == 5 && instruction.mode() == 0;
    return !isIndexed && (sib & 7) != 4 && !isNoBase;
  }

  private boolean isLongNop() {
    return instruction.opcode().map() == OpcodeMap.MAP_0F
        && instruction.opcode().number() == LONG_NOP;
  }

  /// {@return what stands before the instruction's name, each word with a blank behind it}
  ///
  /// @param mnemonic as the disassembler has it: with `lock`, `rep`
  String prefixes(String mnemonic) {
    var own = mnemonic.substring(0, mnemonic.lastIndexOf(' ') + 1);
    if (!isLongNop()) {
      return own;
    }
    var sizes = 0;
    var segment = "";
    for (var at = 0; at < instruction.opcode().at() - 1; at++) {
      switch (octet(at)) {
        case OPERAND_SIZE -> sizes++;
        case 0x2e -> segment = "cs ";
        case 0x3e -> segment = "ds ";
        default -> {}
      }
    }
    return "data16 ".repeat(Math.max(0, sizes - 1)) + segment + own;
  }
}
