package dev.spoor.foreign;

import java.util.Optional;

/// Names with letters beyond ASCII, as version 0 of Rust's symbols writes them: Punycode (RFC
/// 3492), with `_` for its delimiter.
final class Punycode {
  // The parameters of RFC 3492, section 5.
  private static final int BASE = 36;
  private static final int LEAST = 1;
  private static final int MOST = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int FIRST_BIAS = 72;
  private static final int FIRST_CODE = 0x80;

  private static final int LONGEST = 1 << 10;

  private Punycode() {}

  /// {@return the name; empty if this is none}
  static Optional<String> decoded(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    var delimiter = text.lastIndexOf('_');
    var plain = new StringBuilder(delimiter < 0 ? "" : text.substring(0, delimiter));
    try {
      return insert(text.substring(delimiter + 1), plain);
    } catch (ArithmeticException tooLarge) {
      return Optional.empty();
    }
  }

  private static Optional<String> insert(String deltas, StringBuilder plain) {
    var codes = plain.codePoints().toArray();
    var code = FIRST_CODE;
    var bias = FIRST_BIAS;
    var place = 0;
    for (var at = 0; at < deltas.length(); ) {
      var before = place;
      var weight = 1;
      for (var k = BASE; ; k += BASE) {
        var digit = at < deltas.length() ? digit(deltas.charAt(at++)) : -1;
        if (digit < 0) {
          return Optional.empty();
        }
        place = Math.addExact(place, Math.multiplyExact(digit, weight));
        var threshold = Math.clamp(k - bias, LEAST, MOST);
        if (digit < threshold) {
          break;
        }
        weight = Math.multiplyExact(weight, BASE - threshold);
      }
      var count = codes.length + 1;
      bias = adapted(place - before, count, before == 0);
      code = Math.addExact(code, place / count);
      place %= count;
      if (!Character.isLetterOrDigit(code)) {
        return Optional.empty();
      }
      codes = with(codes, place++, code);
    }
    return Optional.of(new String(codes, 0, codes.length));
  }

  private static int[] with(int[] codes, int place, int code) {
    var longer = new int[codes.length + 1];
    System.arraycopy(codes, 0, longer, 0, place);
    longer[place] = code;
    System.arraycopy(codes, place, longer, place + 1, codes.length - place);
    return longer;
  }

  private static int adapted(int delta, int count, boolean isFirst) {
    var left = isFirst ? delta / DAMP : delta / 2;
    left += left / count;
    var k = 0;
    while (left > (BASE - LEAST) * MOST / 2) {
      left /= BASE - LEAST;
      k += BASE;
    }
    return k + (BASE - LEAST + 1) * left / (left + SKEW);
  }

  private static int digit(char sign) {
    if (sign >= 'a' && sign <= 'z') {
      return sign - 'a';
    }
    return RustNames.isDigit(sign) ? sign - '0' + 26 : -1;
  }
}
