package dev.spoor.trace.where;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/// A number as it is written: `10`, `0x1f`, `0644`, `4k`, `1.5MB`, `10ms`.
///
/// @param bits the number, of a length of time in nanoseconds, of a size in bytes
/// @param isUnsigned whether the uppermost bit is no sign
/// @param unit what was written behind it
public record Quantity(long bits, boolean isUnsigned, Unit unit) {
  private static final int MOST_DIGITS = 40;
  private static final BigDecimal LIMIT = new BigDecimal(BigInteger.TWO.pow(64));

  /// What a number counts.
  public enum Unit {
    /// Whatever the number beside it counts.
    NONE,
    /// Bytes, or anything else in thousands: `k` is 1024, `kB` is 1000.
    SIZE,
    /// Nanoseconds.
    TIME
  }

  /// {@return the quantity that is written so; empty if none is, or if it takes more than 64 bits}
  public static Optional<Quantity> parse(String text) {
    if (text.isEmpty()
        || text.length() > MOST_DIGITS
        || text.charAt(0) < '0'
        || text.charAt(0) > '9') {
      return Optional.empty();
    }
    if (text.startsWith("0x") || text.startsWith("0X")) {
      return whole(text.substring(2), 16);
    }
    var end = 0;
    while (end < text.length() && (isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
      end++;
    }
    var digits = text.substring(0, end);
    if (digits.length() > 1 && digits.charAt(0) == '0' && end == text.length() && isWhole(digits)) {
      return whole(digits, 8);
    }
    return scaled(digits, text.substring(end));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWhole(String digits) {
    return digits.indexOf('.') < 0;
  }

  private static Optional<Quantity> whole(String digits, int radix) {
    if (digits.isEmpty() || Character.digit(digits.charAt(0), radix) < 0) {
      return Optional.empty();
    }
    try {
      var bits = Long.parseUnsignedLong(digits, radix);
      return Optional.of(new Quantity(bits, bits < 0, Unit.NONE));
    } catch (NumberFormatException tooLong) {
      return Optional.empty();
    }
  }

  private static Optional<Quantity> scaled(String digits, String suffix) {
    var time = nanos(suffix);
    var unit = suffix.isEmpty() ? Unit.NONE : time > 0 ? Unit.TIME : Unit.SIZE;
    var factor = suffix.isEmpty() ? 1 : time > 0 ? time : bytes(suffix);
    var point = digits.indexOf('.');
    var malformed =
        point >= 0
            && (unit == Unit.NONE
                || point == 0
                || point == digits.length() - 1
                || digits.indexOf('.', point + 1) >= 0);
    if (factor == 0 || malformed) {
      return Optional.empty();
    }
    var value = new BigDecimal(digits).multiply(BigDecimal.valueOf(factor));
    var most = unit == Unit.TIME ? BigDecimal.valueOf(Long.MAX_VALUE) : LIMIT;
    if (value.compareTo(most) >= 0) {
      return Optional.empty();
    }
    var bits = value.toBigInteger().longValue();
    return Optional.of(new Quantity(bits, bits < 0, unit));
  }

  private static long nanos(String suffix) {
    return switch (suffix) {
      case "ns" -> 1;
      case "us" -> 1_000;
      case "ms" -> 1_000_000;
      case "s" -> 1_000_000_000L;
      case "min" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      default -> 0;
    };
  }

  private static long bytes(String suffix) {
    return switch (suffix.toLowerCase(Locale.ROOT)) {
      case "k", "kib" -> 1L << 10;
      case "m", "mib" -> 1L << 20;
      case "g", "gib" -> 1L << 30;
      case "t", "tib" -> 1L << 40;
      case "kb" -> 1_000;
      case "mb" -> 1_000_000;
      case "gb" -> 1_000_000_000L;
      case "tb" -> 1_000_000_000_000L;
      default -> 0;
    };
  }
}
