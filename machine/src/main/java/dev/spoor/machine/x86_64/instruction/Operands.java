package dev.spoor.machine.x86_64.instruction;

import dev.spoor.machine.x86_64.instruction.Operand.Constant;
import dev.spoor.machine.x86_64.instruction.Operand.InMemory;
import dev.spoor.machine.x86_64.instruction.Operand.InRegister;
import java.util.function.LongPredicate;

/// What an instruction names as its operands (Intel's manual, volume 2, 2.1.3 to 2.1.5, 2.2.1).
///
/// @param address where it stands
record Operands(Instruction instruction, long address) {
  private static final int RSP = 4;
  private static final int RBP = 5;

  /// {@return the operand size of instructions that have 16, 32 and 64 bits}
  int widthBytes() {
    var prefixes = instruction.prefixes();
    return prefixes.isWide() ? 8 : prefixes.has(Prefixes.OPERAND_SIZE) ? 2 : 4;
  }

  /// {@return that of opcodes whose lowest bit tells 8 bits from more}
  int widthByOpcode() {
    return (instruction.opcode().number() & 1) == 0 ? 1 : widthBytes();
  }

  CodeSize size() {
    return instruction.size();
  }

  int wordBytes() {
    return size().wordBytes();
  }

  /// {@return the condition in the opcode's lowest four bits}
  LongPredicate condition() {
    return Flags.condition(instruction.opcode().number() & 15);
  }

  /// {@return where a relative branch goes to; only if it is one}
  Operand target() {
    return new Constant(instruction.target(address).orElseThrow(), wordBytes());
  }

  /// {@return the address behind the instruction}
  long next() {
    return instruction.size().truncated(address + instruction.length());
  }

  /// {@return the register in ModRM's middle}
  Operand inMiddle(int widthBytes) {
    return register(instruction.middle() | instruction.prefixes().extendsMiddle(), widthBytes);
  }

  /// {@return the register in the opcode's lowest bits}
  Operand inOpcode(int widthBytes) {
    var number = instruction.opcode().number() & 7;
    return register(number | instruction.prefixes().extendsBase(), widthBytes);
  }

  /// {@return a register; without REX, 4 to 7 of 8 bits are `ah` to `bh`}
  Operand register(int number, int widthBytes) {
    var isHigh =
        widthBytes == 1
            && number >= 4
            && instruction.prefixes().encoding() == Prefixes.Encoding.LEGACY;
    return isHigh ? new InRegister(number & 3, 8, 1) : new InRegister(number, 0, widthBytes);
  }

  /// {@return the register or the memory that ModRM's end names}
  Operand other(int widthBytes) {
    return instruction.hasMemoryOperand()
        ? memory(widthBytes)
        : register(instruction.end() | instruction.prefixes().extendsBase(), widthBytes);
  }

  /// {@return the constant, sign-extended to `widthBytes`}
  Operand constant(int widthBytes) {
    return new Constant(instruction.immediateValue(), widthBytes);
  }

  /// {@return the memory that ModRM names; only if it names memory}
  InMemory memory(int widthBytes) {
    var displacement = instruction.displacementValue();
    var size = instruction.size();
    var none = InMemory.NONE;
    if (instruction.isRipRelative()) {
      return new InMemory(none, none, 0, next() + displacement, size, widthBytes);
    }
    var prefixes = instruction.prefixes();
    var isDirect = instruction.mode() == 0;
    if (instruction.modrm().lengthBytes() == 1) {
      var base =
          isDirect && instruction.end() == RBP ? none : instruction.end() | prefixes.extendsBase();
      return new InMemory(base, none, 0, displacement, size, widthBytes);
    }
    var sib = instruction.u8(instruction.modrm().at() + 1);
    var index = sib >> 3 & 7 | prefixes.extendsIndex();
    var base = isDirect && (sib & 7) == RBP ? none : sib & 7 | prefixes.extendsBase();
    return new InMemory(
        base, index == RSP ? none : index, sib >> 6, displacement, size, widthBytes);
  }

  /// {@return whether its memory is found by the stack's registers alone}
  boolean isOnStack() {
    return instruction.hasMemoryOperand()
        && memory(1).index() == InMemory.NONE
        && (memory(1).base() == RSP || memory(1).base() == RBP);
  }
}
