package dev.spoor.machine.x86_64.instruction;

import java.util.function.LongPredicate;

/// The bits of `eflags` (Intel's manual, volume 1, 3.4.3), and what comes of a result.
final class Flags {
  static final long CARRY = 1;
  static final long PARITY = 1 << 2;
  static final long ADJUST = 1 << 4;
  static final long ZERO = 1 << 6;
  static final long SIGN = 1 << 7;
  static final long TRAP = 1 << 8;
  static final long OVERFLOW = 1 << 11;
  static final long RESUME = 1 << 16;

  /// With it, an access that is not aligned faults.
  static final long ALIGNMENT = 1 << 18;

  static final long STATUS = CARRY | PARITY | ADJUST | ZERO | SIGN | OVERFLOW;

  // Conditions by their number in the opcode, two each, the second the opposite (Intel's manual,
  // volume 2, table B-10).
  private static final LongPredicate[] CONDITIONS = {
    flags -> (flags & OVERFLOW) != 0,
    flags -> (flags & CARRY) != 0,
    flags -> (flags & ZERO) != 0,
    flags -> (flags & (CARRY | ZERO)) != 0,
    flags -> (flags & SIGN) != 0,
    flags -> (flags & PARITY) != 0,
    Flags::isLess,
    flags -> (flags & ZERO) != 0 || isLess(flags),
  };

  private Flags() {}

  private static boolean isLess(long flags) {
    return (flags & SIGN) != 0 != ((flags & OVERFLOW) != 0);
  }

  /// {@return whether condition `number` (0 to 15) holds}
  static LongPredicate condition(int number) {
    var condition = CONDITIONS[number >> 1 & 7];
    return (number & 1) == 0 ? condition : condition.negate();
  }

  /// {@return the flags that every arithmetic result has}
  ///
  /// @param result without bits above `bits`
  static long ofResult(long result, int bits) {
    var parity = (Integer.bitCount((int) result & 0xff) & 1) == 0 ? PARITY : 0;
    return parity | (result == 0 ? ZERO : 0) | (result >>> bits - 1 & 1) * SIGN;
  }
}
