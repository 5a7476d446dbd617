package dev.spoor.machine.x86_64.instruction;

/// What follows each opcode (Intel's manual, volume 2, appendix A, tables A-2 and A-3).
///
/// Two letters each: `m` ModRM, `.` none; behind it 1, 2, 3 bytes of constant, `z` 2 or 4 by the
/// operand size, `v` the same or 8, `o` an address, `p` a far address, `t` and `T` of 8 bits and of
/// the operand size for `test` alone. `j1` and `jz` are relative targets. In capitals: not in
/// 64-bit code. `##` is not in 64-bit code and has nothing behind it, `xx` is nowhere; `pp` is a
/// prefix or leads to another table.
final class OpcodeForms {
  private static final String[] ONE_BYTE = {
    "m. m. m. m. .1 .z ## ## m. m. m. m. .1 .z ## pp",
    "m. m. m. m. .1 .z ## ## m. m. m. m. .1 .z ## ##",
    "m. m. m. m. .1 .z pp ## m. m. m. m. .1 .z pp ##",
    "m. m. m. m. .1 .z pp ## m. m. m. m. .1 .z pp ##",
    "## ## ## ## ## ## ## ## ## ## ## ## ## ## ## ##",
    ".. .. .. .. .. .. .. .. .. .. .. .. .. .. .. ..",
    "## ## M. m. pp pp pp pp .z mz .1 m1 .. .. .. ..",
    "j1 j1 j1 j1 j1 j1 j1 j1 j1 j1 j1 j1 j1 j1 j1 j1",
    "m1 mz M1 m1 m. m. m. m. m. m. m. m. m. m. m. m.",
    ".. .. .. .. .. .. .. .. .. .. .P .. .. .. .. ..",
    ".o .o .o .o .. .. .. .. .1 .z .. .. .. .. .. ..",
    ".1 .1 .1 .1 .1 .1 .1 .1 .v .v .v .v .v .v .v .v",
    "m1 m1 .2 .. M. M. m1 mz .3 .. .2 .. .. .1 ## ..",
    "m. m. m. m. A1 A1 ## .. m. m. m. m. m. m. m. m.",
    "j1 j1 j1 j1 .1 .1 .1 .1 jz jz .P j1 .. .. .. ..",
    "pp .. pp pp .. .. mt mT .. .. .. .. .. .. m. m.",
  };

  private static final String[] MAP_0F = {
    "m. m. m. m. xx .. .. .. .. .. xx .. xx m. .. m1",
    "m. m. m. m. m. m. m. m. m. m. m. m. m. m. m. m.",
    "xx xx xx xx xx xx xx xx m. m. m. m. m. m. m. m.",
    ".. .. .. .. .. .. xx .. pp xx pp xx xx xx xx xx",
    "m. m. m. m. m. m. m. m. m. m. m. m. m. m. m. m.",
    "m. m. m. m. m. m. m. m. m. m. m. m. m. m. m. m.",
    "m. m. m. m. m. m. m. m. m. m. m. m. m. m. m. m.",
    "m1 m1 m1 m1 m. m. m. .. m. m. xx xx m. m. m. m.",
    "jz jz jz jz jz jz jz jz jz jz jz jz jz jz jz jz",
    "m. m. m. m. m. m. m. m. m. m. m. m. m. m. m. m.",
    ".. .. .. m. m1 m. xx xx .. .. .. m. m1 m. m. m.",
    "m. m. m. m. m. m. m. m. m. m. m1 m. m. m. m. m.",
    "m. m. m1 m. m1 m1 m1 m. .. .. .. .. .. .. .. ..",
    "m. m. m. m. m. m. m. m. m. m. m. m. m. m. m. m.",
    "m. m. m. m. m. m. m. m. m. m. m. m. m. m. m. m.",
    "m. m. m. m. m. m. m. m. m. m. m. m. m. m. m. m.",
  };

  /// Opcodes of one byte of which only some values of ModRM's middle are instructions: the opcode,
  /// and a bit for each value.
  private static final int[][] GROUPS = {
    {0x8f, 0b0000_0001},
    {0xc6, 0b1000_0001},
    {0xc7, 0b1000_0001},
    {0xfe, 0b0000_0011},
    {0xff, 0b0111_1111},
  };

  private OpcodeForms() {}

  /// {@return the two letters of an opcode of [OpcodeMap#ONE_BYTE] or [OpcodeMap#MAP_0F]; `m.` or
  /// `m1` for those of the other maps, which are all alike}
  static String of(OpcodeMap map, int opcode) {
    return switch (map) {
      case ONE_BYTE -> in(ONE_BYTE, opcode);
      case MAP_0F -> in(MAP_0F, opcode);
      case MAP_0F38, MAP_5, MAP_6 -> "m.";
      case MAP_0F3A -> "m1";
    };
  }

  private static String in(String[] rows, int opcode) {
    var at = 3 * (opcode & 15);
    return rows[opcode >> 4].substring(at, at + 2);
  }

  /// {@return whether there is such an instruction among those that share the opcode}
  static boolean isInGroup(int opcode, int middle) {
    for (var group : GROUPS) {
      if (group[0] == opcode) {
        return (group[1] >> middle & 1) != 0;
      }
    }
    return true;
  }
}
