package dev.spoor.machine.x86_64.instruction;

/// What stands before an opcode.
///
/// @param set bits, one for each of the legacy prefixes that is there: see the constants
/// @param rex the low four bits of REX, `WRXB`, also where VEX or EVEX has them, not inverted
/// @param encoding how
/// @param encodingAt where VEX or EVEX begins, in bytes from the instruction's beginning
/// @param vector the register that VEX or EVEX names besides, 0 to 31
public record Prefixes(int set, int rex, Encoding encoding, int encodingAt, int vector) {
  /// `f0`.
  public static final int LOCK = 1;

  /// `f2`: repne, bnd.
  public static final int REPNE = 2;

  /// `f3`: rep, repe.
  public static final int REP = 4;

  /// `66`: the other operand size.
  public static final int OPERAND_SIZE = 8;

  /// `67`: the other address size.
  public static final int ADDRESS_SIZE = 16;

  /// `64`.
  public static final int FS = 32;

  /// `65`.
  public static final int GS = 64;

  /// `2e`, `36`, `3e`, `26`: segments that 64-bit code has no use for.
  public static final int CS_SS_DS_ES = 128;

  /// How the opcode is encoded (Intel's manual, volume 2, 2.1 to 2.7).
  public enum Encoding {
    /// With the prefixes that the 8086 had, and perhaps REX.
    LEGACY,
    /// With REX right before the opcode.
    REX,
    /// With `c4` or `c5`.
    VEX,
    /// With `62`.
    EVEX
  }

  /// {@return whether any of `prefixes` is there}
  public boolean has(int prefixes) {
    return (set & prefixes) != 0;
  }

  /// {@return whether operands have 64 bits}
  public boolean isWide() {
    return (rex & 8) != 0;
  }

  /// {@return 8 if REX, VEX or EVEX extends the number in ModRM's middle, else 0}
  public int extendsMiddle() {
    return (rex & 4) << 1;
  }

  /// {@return 8 if the index of SIB is extended, else 0}
  public int extendsIndex() {
    return (rex & 2) << 2;
  }

  /// {@return 8 if the number at ModRM's end, in SIB's base or in the opcode is extended, else 0}
  public int extendsBase() {
    return (rex & 1) << 3;
  }
}
