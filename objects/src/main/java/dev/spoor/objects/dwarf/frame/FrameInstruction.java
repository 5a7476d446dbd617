package dev.spoor.objects.dwarf.frame;

/// The instructions of frame programs, `DW_CFA_` (DWARF 5, table 7.29), and those of vendors that
/// are in use.
enum FrameInstruction {
  NOP(0x00),
  SET_LOC(0x01),
  ADVANCE_LOC1(0x02),
  ADVANCE_LOC2(0x03),
  ADVANCE_LOC4(0x04),
  OFFSET_EXTENDED(0x05),
  RESTORE_EXTENDED(0x06),
  UNDEFINED(0x07),
  SAME_VALUE(0x08),
  REGISTER(0x09),
  REMEMBER_STATE(0x0a),
  RESTORE_STATE(0x0b),
  DEF_CFA(0x0c),
  DEF_CFA_REGISTER(0x0d),
  DEF_CFA_OFFSET(0x0e),
  DEF_CFA_EXPRESSION(0x0f),
  EXPRESSION(0x10),
  OFFSET_EXTENDED_SF(0x11),
  DEF_CFA_SF(0x12),
  DEF_CFA_OFFSET_SF(0x13),
  VAL_OFFSET(0x14),
  VAL_OFFSET_SF(0x15),
  VAL_EXPRESSION(0x16),
  MIPS_ADVANCE_LOC8(0x1d),
  AARCH64_NEGATE_RA_STATE_WITH_PC(0x2c),
  /// The same code is AArch64's negate_ra_state.
  GNU_WINDOW_SAVE(0x2d),
  GNU_ARGS_SIZE(0x2e),
  GNU_NEGATIVE_OFFSET_EXTENDED(0x2f),
  /// The lower six bits of these three are an operand.
  ADVANCE_LOC(0x40),
  OFFSET(0x80),
  RESTORE(0xc0),
  UNRECOGNIZED(-1);

  private static final int IN_CODE = 0xc0;
  private static final FrameInstruction[] BY_CODE = byCode();

  private final int code;

  FrameInstruction(int code) {
    this.code = code;
  }

  private static FrameInstruction[] byCode() {
    var table = new FrameInstruction[256];
    java.util.Arrays.fill(table, UNRECOGNIZED);
    for (var instruction : values()) {
      if (instruction.code >= 0) {
        table[instruction.code] = instruction;
      }
    }
    return table;
  }

  static FrameInstruction ofCode(int code) {
    return BY_CODE[(code & IN_CODE) == 0 ? code : code & IN_CODE];
  }
}
