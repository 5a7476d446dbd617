package dev.spoor.trace.statistics;

/// Numbers as tables have them, right-aligned.
public final class Cells {
  private static final String[] UNITS = {"ns", "us", "ms", "s"};

  private Cells() {}

  /// Appends a number that is not negative.
  public static void padded(long value, int width, StringBuilder out) {
    padded(Long.toString(value), width, out);
  }

  static void padded(String text, int width, StringBuilder out) {
    for (var length = text.length(); length < width; length++) {
      out.append(' ');
    }
    out.append(text);
  }

  /// Appends seconds with six decimals, rounded to the nearest.
  static void seconds(long nanos, int width, StringBuilder out) {
    var micros = (nanos + 500) / 1000;
    padded(micros / 1_000_000, width, out);
    out.append('.');
    var start = out.length();
    out.append(micros % 1_000_000);
    for (var length = out.length() - start; length < 6; length++) {
      out.insert(start, '0');
    }
  }

  /// Appends a length of time in three digits and a unit, `1.25us`, rounded to the nearest.
  static void duration(long nanos, int width, StringBuilder out) {
    var scale = 1L;
    var unit = 0;
    while (unit < UNITS.length - 1 && nanos >= scale * 1000 - scale / 2) {
      scale *= 1000;
      unit++;
    }
    padded(digits(nanos, scale) + UNITS[unit], width, out);
  }

  private static String digits(long nanos, long scale) {
    var whole = nanos / scale;
    if (scale == 1 || whole >= 1000) {
      return Long.toString(whole);
    }
    for (var part = 100; part > 1; part /= 10) {
      var value = (nanos * part + scale / 2) / scale;
      if (value < 1000) {
        var rest = Long.toString(value % part);
        return value / part + (part == 100 && rest.length() == 1 ? ".0" : ".") + rest;
      }
    }
    return Long.toString((nanos + scale / 2) / scale);
  }
}
