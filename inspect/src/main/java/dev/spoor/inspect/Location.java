package dev.spoor.inspect;

import dev.spoor.machine.Address;
import java.util.Optional;

/// Where to look, as a user says it.
sealed interface Location {
  /// A bare address.
  record Absolute(Address address) implements Location {}

  /// A symbol.
  ///
  /// @param object the file that defines it, if it matters which
  /// @param offset how many bytes behind the symbol
  record Named(Optional<String> object, String symbol, long offset) implements Location {}

  /// Parses `0xADDRESS`, `SYMBOL`, `SYMBOL+OFFSET`, `OBJECT:SYMBOL` or `OBJECT:SYMBOL+OFFSET`.
  ///
  /// @throws CommandException if `text` is none of them
  static Location parse(String text) {
    if (text.regionMatches(true, 0, "0x", 0, 2)) {
      return new Absolute(Address.of(hexadecimal(text)));
    }
    var plus = text.lastIndexOf('+');
    var offset = plus < 0 ? 0 : CommandLine.count(text.substring(plus + 1), "an offset");
    var name = plus < 0 ? text : text.substring(0, plus);
    var colon = name.lastIndexOf(':');
    var symbol = name.substring(colon + 1);
    if (symbol.isEmpty() || colon == 0 || Character.isDigit(symbol.charAt(0))) {
      throw CommandException.misused(
          "\"" + text + "\" is no place: say 0xADDRESS, SYMBOL, SYMBOL+OFFSET or OBJECT:SYMBOL");
    }
    return new Named(
        colon < 0 ? Optional.empty() : Optional.of(name.substring(0, colon)), symbol, offset);
  }

  private static long hexadecimal(String text) {
    try {
      return Long.parseUnsignedLong(text, 2, text.length(), 16);
    } catch (NumberFormatException notANumber) {
      throw CommandException.misused("\"" + text + "\" is not an address of at most 64 bits");
    }
  }
}
