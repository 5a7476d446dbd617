package dev.spoor.foreign;

import java.util.Optional;

/// Names of Rust as the source has them, of both ways in which rustc has made symbols of them: the
/// older one, which is C++'s form with a hash at its end, and version 0 (Rust RFC 2603, and "Symbol
/// Mangling" in The rustc book). Hashes are left out, as gdb does.
///
/// Whatever a name says, the result has no more than a few thousand characters.
final class RustNames {
  private static final int HASH_DIGITS = 16;

  private RustNames() {}

  /// {@return a name as its source has it; empty if it is none of Rust's}
  static Optional<String> readable(String name) {
    if (name.startsWith("_R")) {
      // A crate may be said to have no name, but then it is not one that rustc has written.
      return RustSymbol.readable(name).filter(text -> !text.isEmpty());
    }
    return name.startsWith("_ZN") ? path(name.substring(3)) : Optional.empty();
  }

  /// Parts with their lengths before them, the last a hash, and an `E`. Behind that stands what
  /// LLVM adds: `.0`, `.llvm.` and a number.
  private static Optional<String> path(String parts) {
    var text = new StringBuilder();
    var last = "";
    var at = 0;
    while (at < parts.length() && parts.charAt(at) != 'E') {
      var digits = at;
      while (digits < parts.length() && digits < at + 5 && isDigit(parts.charAt(digits))) {
        digits++;
      }
      var length = digits == at ? 0 : Integer.parseInt(parts.substring(at, digits));
      if (length == 0 || length > parts.length() - digits) {
        return Optional.empty();
      }
      if (!last.isEmpty()) {
        text.append(text.isEmpty() ? "" : "::").append(RustEscapes.of(last));
      }
      last = parts.substring(digits, digits + length);
      at = digits + length;
    }
    var isWhole = parts.endsWith("E") && at == parts.length() - 1 || parts.startsWith("E.", at);
    return isWhole && !text.isEmpty() && isHash(last)
        ? Optional.of(text.toString())
        : Optional.empty();
  }

  /// An `h` with 16 hexadecimal digits, most of which differ: names of C++ may have that form too.
  private static boolean isHash(String part) {
    if (part.length() != HASH_DIGITS + 1 || part.charAt(0) != 'h') {
      return false;
    }
    var seen = 0;
    for (var i = 1; i < part.length(); i++) {
      var digit = hexDigit(part.charAt(i));
      if (digit < 0) {
        return false;
      }
      seen |= 1 << digit;
    }
    return Integer.bitCount(seen) >= 5;
  }

  /// {@return what a hexadecimal digit is, of which letters are small; else -1}
  static int hexDigit(char sign) {
    return "0123456789abcdef".indexOf(sign);
  }

  static boolean isDigit(char sign) {
    return sign >= '0' && sign <= '9';
  }
}
