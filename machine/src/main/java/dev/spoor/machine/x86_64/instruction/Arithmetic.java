package dev.spoor.machine.x86_64.instruction;

/// What the integer unit computes of two operands, and the flags it leaves behind (Intel's manual,
/// volume 1, appendix A). Of `or`, `and`, `xor` and `test` the adjust flag is undefined there; CPUs
/// clear it.
@SuppressWarnings("ImmutableEnumChecker") // The rules are functions without state.
enum Arithmetic {
  ADD(Flagging.SUM, (a, b, _) -> a + b),
  OR(Flagging.LOGIC, (a, b, _) -> a | b),
  ADC(Flagging.SUM, (a, b, carry) -> a + b + carry),
  SBB(Flagging.DIFFERENCE, (a, b, carry) -> a - b - carry),
  AND(Flagging.LOGIC, (a, b, _) -> a & b),
  SUB(Flagging.DIFFERENCE, (a, b, _) -> a - b),
  XOR(Flagging.LOGIC, (a, b, _) -> a ^ b),
  CMP(Flagging.DIFFERENCE, (a, b, _) -> a - b),
  TEST(Flagging.LOGIC, (a, b, _) -> a & b),
  INC(Flagging.SUM_WITHOUT_CARRY, (a, _, _) -> a + 1),
  DEC(Flagging.DIFFERENCE_WITHOUT_CARRY, (a, _, _) -> a - 1),
  NEG(Flagging.NEGATION, (a, _, _) -> -a),
  NOT(Flagging.NONE, (a, _, _) -> ~a);

  /// How the flags come of operands and result.
  private enum Flagging {
    SUM(Flags.STATUS, Arithmetic::ofSum),
    SUM_WITHOUT_CARRY(Flags.STATUS & ~Flags.CARRY, (a, _, r, bits) -> ofSum(a, 1, r, bits)),
    DIFFERENCE(Flags.STATUS, Arithmetic::ofDifference),
    DIFFERENCE_WITHOUT_CARRY(
        Flags.STATUS & ~Flags.CARRY, (a, _, r, bits) -> ofDifference(a, 1, r, bits)),
    NEGATION(Flags.STATUS, (a, _, r, bits) -> ofDifference(0, a, r, bits)),
    LOGIC(Flags.STATUS, (_, _, r, bits) -> Flags.ofResult(r, bits)),
    NONE(0, (_, _, _, _) -> 0);

    private final long changed;
    private final FlagRule rule;

    Flagging(long changed, FlagRule rule) {
      this.changed = changed;
      this.rule = rule;
    }
  }

  private interface Rule {
    long result(long a, long b, long carry);
  }

  private interface FlagRule {
    long flags(long a, long b, long result, int bits);
  }

  private final Flagging flagging;
  private final Rule rule;

  Arithmetic(Flagging flagging, Rule rule) {
    this.flagging = flagging;
    this.rule = rule;
  }

  /// {@return the result, with bits above the operands' width}
  long result(long a, long b, long flags) {
    return rule.result(a, b, flags & Flags.CARRY);
  }

  /// {@return the flags behind it}
  ///
  /// @param a zero-extended from `bits`, as are `b` and `result`
  /// @param flags those before it
  long flags(long a, long b, long result, long flags, int bits) {
    return flags & ~flagging.changed | flagging.rule.flags(a, b, result, bits) & flagging.changed;
  }

  /// {@return whether the result goes anywhere}
  boolean isStored() {
    return this != CMP && this != TEST;
  }

  private static long ofSum(long a, long b, long r, int bits) {
    return Flags.ofResult(r, bits)
        | (a & b | (a | b) & ~r) >>> bits - 1 & 1
        | (a ^ b ^ r) & Flags.ADJUST
        | ((a ^ r) & (b ^ r)) >>> bits - 1 << 11 & Flags.OVERFLOW;
  }

  private static long ofDifference(long a, long b, long r, int bits) {
    return Flags.ofResult(r, bits)
        | (~a & b | (~a | b) & r) >>> bits - 1 & 1
        | (a ^ b ^ r) & Flags.ADJUST
        | ((a ^ b) & (a ^ r)) >>> bits - 1 << 11 & Flags.OVERFLOW;
  }
}
