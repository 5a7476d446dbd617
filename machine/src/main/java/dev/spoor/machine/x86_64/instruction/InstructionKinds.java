package dev.spoor.machine.x86_64.instruction;

import java.util.List;

/// Which opcodes are of which kind.
final class InstructionKinds {
  private static final int ANY = -1;

  /// Opcodes `first` to `last` of a map; with a value of ModRM's middle, or with any.
  private record Row(OpcodeMap map, int first, int last, int middle, InstructionKind kind) {
    boolean holds(OpcodeMap map, int opcode, int middle) {
      return this.map == map
          && first <= opcode
          && opcode <= last
          && (this.middle == ANY || this.middle == middle);
    }
  }

  // In the order of how often they come.
  private static final List<Row> ROWS =
      List.of(
          new Row(OpcodeMap.ONE_BYTE, 0x70, 0x7f, ANY, InstructionKind.BRANCH),
          new Row(OpcodeMap.MAP_0F, 0x80, 0x8f, ANY, InstructionKind.BRANCH),
          new Row(OpcodeMap.ONE_BYTE, 0xe8, 0xe8, ANY, InstructionKind.CALL_RELATIVE),
          new Row(OpcodeMap.ONE_BYTE, 0xe9, 0xe9, ANY, InstructionKind.JUMP_RELATIVE),
          new Row(OpcodeMap.ONE_BYTE, 0xeb, 0xeb, ANY, InstructionKind.JUMP_RELATIVE),
          new Row(OpcodeMap.ONE_BYTE, 0xc2, 0xc3, ANY, InstructionKind.RETURN),
          new Row(OpcodeMap.ONE_BYTE, 0xff, 0xff, 2, InstructionKind.CALL_INDIRECT),
          new Row(OpcodeMap.ONE_BYTE, 0xff, 0xff, 3, InstructionKind.CALL_FAR),
          new Row(OpcodeMap.ONE_BYTE, 0xff, 0xff, 4, InstructionKind.JUMP_INDIRECT),
          new Row(OpcodeMap.ONE_BYTE, 0xff, 0xff, 5, InstructionKind.JUMP_FAR),
          new Row(OpcodeMap.ONE_BYTE, 0xe0, 0xe3, ANY, InstructionKind.LOOP),
          new Row(OpcodeMap.MAP_0F, 0x05, 0x05, ANY, InstructionKind.SYSCALL),
          new Row(OpcodeMap.MAP_0F, 0x34, 0x34, ANY, InstructionKind.SYSENTER),
          new Row(OpcodeMap.ONE_BYTE, 0xcc, 0xcc, ANY, InstructionKind.BREAKPOINT),
          new Row(OpcodeMap.ONE_BYTE, 0xcd, 0xce, ANY, InstructionKind.INTERRUPT),
          new Row(OpcodeMap.ONE_BYTE, 0xf1, 0xf1, ANY, InstructionKind.INTERRUPT),
          new Row(OpcodeMap.ONE_BYTE, 0x9c, 0x9c, ANY, InstructionKind.PUSH_FLAGS),
          new Row(OpcodeMap.ONE_BYTE, 0x9d, 0x9d, ANY, InstructionKind.POP_FLAGS),
          new Row(OpcodeMap.ONE_BYTE, 0x6c, 0x6f, ANY, InstructionKind.REPEATED_STRING),
          new Row(OpcodeMap.ONE_BYTE, 0xa4, 0xa7, ANY, InstructionKind.REPEATED_STRING),
          new Row(OpcodeMap.ONE_BYTE, 0xaa, 0xaf, ANY, InstructionKind.REPEATED_STRING),
          new Row(OpcodeMap.ONE_BYTE, 0x17, 0x17, ANY, InstructionKind.STACK_SEGMENT),
          new Row(OpcodeMap.ONE_BYTE, 0x8e, 0x8e, 2, InstructionKind.STACK_SEGMENT),
          new Row(OpcodeMap.MAP_0F, 0xb2, 0xb2, ANY, InstructionKind.STACK_SEGMENT),
          new Row(OpcodeMap.ONE_BYTE, 0x9a, 0x9a, ANY, InstructionKind.CALL_FAR),
          new Row(OpcodeMap.ONE_BYTE, 0xea, 0xea, ANY, InstructionKind.JUMP_FAR),
          new Row(OpcodeMap.ONE_BYTE, 0xca, 0xcb, ANY, InstructionKind.RETURN_FAR),
          new Row(OpcodeMap.ONE_BYTE, 0xcf, 0xcf, ANY, InstructionKind.RETURN_FAR),
          new Row(OpcodeMap.ONE_BYTE, 0xc7, 0xc7, 7, InstructionKind.TRANSACTION));

  private InstructionKinds() {}

  static InstructionKind of(Prefixes prefixes, OpcodeMap map, int opcode, int middle) {
    if (prefixes.encoding().compareTo(Prefixes.Encoding.VEX) >= 0) {
      return InstructionKind.OTHER;
    }
    for (var row : ROWS) {
      if (row.holds(map, opcode, middle)) {
        return row.kind == InstructionKind.REPEATED_STRING
                && !prefixes.has(Prefixes.REP | Prefixes.REPNE)
            ? InstructionKind.OTHER
            : row.kind;
      }
    }
    return InstructionKind.OTHER;
  }
}
