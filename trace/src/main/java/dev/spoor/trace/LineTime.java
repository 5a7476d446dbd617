package dev.spoor.trace;

/// The time at the head of a line, as `-t`, `-tt` and `-ttt` write it.
final class LineTime {
  private static final long NANOS_A_SECOND = 1_000_000_000L;

  private LineTime() {}

  /// {@return the nanoseconds since midnight, or since 1970; -1 if the line has no time}
  static long of(String line) {
    var end = line.indexOf(' ');
    if (end < 1) {
      return -1;
    }
    var point = line.indexOf('.');
    var wholeEnd = point > 0 && point < end ? point : end;
    var whole = wholeSeconds(line.substring(0, wholeEnd));
    var fraction = wholeEnd == end ? 0 : fraction(line.substring(wholeEnd + 1, end));
    return whole < 0 || fraction < 0 ? -1 : whole * NANOS_A_SECOND + fraction;
  }

  /// `HH:MM:SS`, or up to ten digits.
  private static long wholeSeconds(String text) {
    if (text.length() == 8 && text.charAt(2) == ':' && text.charAt(5) == ':') {
      var hours = number(text.substring(0, 2));
      var minutes = number(text.substring(3, 5));
      var seconds = number(text.substring(6));
      return hours < 0 || minutes < 0 || seconds < 0 ? -1 : (hours * 60 + minutes) * 60 + seconds;
    }
    return text.length() > 10 ? -1 : number(text);
  }

  private static long fraction(String digits) {
    var value = digits.length() > 9 ? -1 : number(digits);
    for (var i = digits.length(); value > 0 && i < 9; i++) {
      value *= 10;
    }
    return value;
  }

  private static long number(String digits) {
    var value = digits.isEmpty() ? -1L : 0L;
    for (var i = 0; i < digits.length(); i++) {
      var c = digits.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }
}
