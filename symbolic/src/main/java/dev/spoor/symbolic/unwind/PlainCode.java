package dev.spoor.symbolic.unwind;

import dev.spoor.machine.x86_64.instruction.CodeSize;
import dev.spoor.machine.x86_64.instruction.Instruction;
import dev.spoor.machine.x86_64.instruction.InstructionKind;
import dev.spoor.machine.x86_64.instruction.OpcodeMap;
import dev.spoor.machine.x86_64.instruction.Prefixes.Encoding;
import java.util.List;

/// Instructions that neither move the stack pointer nor go anywhere else, of those that compilers
/// put between a function's first ones. A register that holds it is known by its number, 4.
final class PlainCode {
  private static final int STACK_POINTER = 4;

  /// Which register an instruction writes.
  private enum Written {
    /// None, or never the stack pointer.
    NONE,
    /// The one in ModRM's middle.
    MIDDLE,
    /// ModRM's operand, if that is a register.
    END,
    /// The one in the opcode.
    OPCODE
  }

  private record Row(OpcodeMap map, int first, int last, Written written) {
    boolean holds(Instruction.Opcode opcode) {
      return map == opcode.map() && first <= opcode.number() && opcode.number() <= last;
    }
  }

  // Intel's manual, volume 2, appendix A. The first row that has the opcode counts.
  private static final List<Row> ROWS =
      List.of(
          new Row(OpcodeMap.ONE_BYTE, 0x38, 0x3d, Written.NONE),
          new Row(OpcodeMap.ONE_BYTE, 0x63, 0x63, Written.MIDDLE),
          new Row(OpcodeMap.ONE_BYTE, 0x69, 0x69, Written.MIDDLE),
          new Row(OpcodeMap.ONE_BYTE, 0x6b, 0x6b, Written.MIDDLE),
          new Row(OpcodeMap.ONE_BYTE, 0x80, 0x83, Written.END),
          new Row(OpcodeMap.ONE_BYTE, 0x84, 0x85, Written.NONE),
          new Row(OpcodeMap.ONE_BYTE, 0x88, 0x89, Written.END),
          new Row(OpcodeMap.ONE_BYTE, 0x8a, 0x8b, Written.MIDDLE),
          new Row(OpcodeMap.ONE_BYTE, 0x8d, 0x8d, Written.MIDDLE),
          new Row(OpcodeMap.ONE_BYTE, 0x90, 0x90, Written.NONE),
          new Row(OpcodeMap.ONE_BYTE, 0x98, 0x99, Written.NONE),
          new Row(OpcodeMap.ONE_BYTE, 0xa8, 0xa9, Written.NONE),
          new Row(OpcodeMap.ONE_BYTE, 0xb0, 0xbf, Written.OPCODE),
          new Row(OpcodeMap.ONE_BYTE, 0xc0, 0xc1, Written.END),
          new Row(OpcodeMap.ONE_BYTE, 0xc6, 0xc7, Written.END),
          new Row(OpcodeMap.ONE_BYTE, 0xd0, 0xd3, Written.END),
          new Row(OpcodeMap.ONE_BYTE, 0xf6, 0xf7, Written.END),
          new Row(OpcodeMap.MAP_0F, 0x10, 0x1f, Written.NONE),
          new Row(OpcodeMap.MAP_0F, 0x28, 0x29, Written.NONE),
          new Row(OpcodeMap.MAP_0F, 0x40, 0x4f, Written.MIDDLE),
          new Row(OpcodeMap.MAP_0F, 0x51, 0x76, Written.NONE),
          new Row(OpcodeMap.MAP_0F, 0x7e, 0x7e, Written.END),
          new Row(OpcodeMap.MAP_0F, 0x7f, 0x7f, Written.NONE),
          new Row(OpcodeMap.MAP_0F, 0x90, 0x9f, Written.END),
          new Row(OpcodeMap.MAP_0F, 0xaf, 0xaf, Written.MIDDLE),
          new Row(OpcodeMap.MAP_0F, 0xb6, 0xb7, Written.MIDDLE),
          new Row(OpcodeMap.MAP_0F, 0xbe, 0xbf, Written.MIDDLE),
          new Row(OpcodeMap.MAP_0F, 0xef, 0xef, Written.NONE));

  private PlainCode() {}

  /// {@return how long the instruction is that begins at `code[at]`, if it is plain; 0 for all
  /// others}
  static int length(byte[] code, int at, CodeSize size) {
    return Instruction.read(code, at, size)
        .filter(PlainCode::isPlain)
        .map(Instruction::length)
        .orElse(0);
  }

  private static boolean isPlain(Instruction instruction) {
    return instruction.kind() == InstructionKind.OTHER
        && instruction.prefixes().encoding().compareTo(Encoding.VEX) < 0
        && (isArithmetic(instruction) || isInTable(instruction));
  }

  /// The first 56 opcodes: seven operations, in six forms and two others each.
  private static boolean isArithmetic(Instruction instruction) {
    var opcode = instruction.opcode();
    var form = opcode.number() & 7;
    return opcode.map() == OpcodeMap.ONE_BYTE
        && opcode.number() < 0x38
        && form < 6
        && keepsStack(
            instruction, form < 2 ? Written.END : form < 4 ? Written.MIDDLE : Written.NONE);
  }

  private static boolean isInTable(Instruction instruction) {
    for (var row : ROWS) {
      if (row.holds(instruction.opcode())) {
        return keepsStack(instruction, row.written);
      }
    }
    return false;
  }

  private static boolean keepsStack(Instruction instruction, Written written) {
    var prefixes = instruction.prefixes();
    var register =
        switch (written) {
          case NONE -> -1;
          case MIDDLE -> instruction.middle() | prefixes.extendsMiddle();
          case END ->
              instruction.hasMemoryOperand() ? -1 : instruction.end() | prefixes.extendsBase();
          case OPCODE -> instruction.opcode().number() & 7 | prefixes.extendsBase();
        };
    return register != STACK_POINTER;
  }
}
