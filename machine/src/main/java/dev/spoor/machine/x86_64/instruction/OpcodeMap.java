package dev.spoor.machine.x86_64.instruction;

/// Which table an opcode is a number in (Intel's manual, volume 2, appendix A).
public enum OpcodeMap {
  /// Opcodes of one byte.
  ONE_BYTE,
  /// Those behind `0f`.
  MAP_0F,
  /// Those behind `0f 38`.
  MAP_0F38,
  /// Those behind `0f 3a`.
  MAP_0F3A,
  /// Half-precision arithmetic, EVEX only.
  MAP_5,
  /// Half-precision arithmetic, EVEX only.
  MAP_6
}
