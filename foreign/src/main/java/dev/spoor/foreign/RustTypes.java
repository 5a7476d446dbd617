package dev.spoor.foreign;

import dev.spoor.foreign.RustReader.NoSymbolException;
import java.math.BigInteger;

/// Writes the types and constants that are in a symbol of Rust.
///
/// ```text
/// type     = letter | path | "A" type constant | "S" type | "T" type* "E" | ("R" | "Q") ("L" number)? type
///          | ("P" | "O") type | "F" function | "D" binder? trait* "E" "L" number | "B" number
/// function = binder? "U"? ("K" ("C" | name))? type* "E" type
/// trait    = path ("p" name type)*
/// binder   = "G" number
/// constant = "p" | "B" number | letter "n"? digits "_"
/// ```
final class RustTypes {
  private final RustSymbol symbol;
  private final RustReader reader;

  /// How many lifetimes the functions and traits around have declared.
  private long lifetimes;

  RustTypes(RustSymbol symbol, RustReader reader) {
    this.symbol = symbol;
    this.reader = reader;
  }

  void type() throws NoSymbolException {
    symbol.nested(() -> typeOf(reader.next()));
  }

  private void typeOf(char letter) throws NoSymbolException {
    switch (letter) {
      case 'A', 'S' -> array(letter == 'A');
      case 'T' -> tuple();
      case 'R', 'Q' -> borrowed(letter == 'Q');
      case 'P', 'O' -> {
        symbol.write(letter == 'P' ? "*const " : "*mut ");
        type();
      }
      case 'F' -> inBinder(this::function);
      case 'D' -> traits();
      case 'B' -> symbol.reference(this::type);
      default -> {
        var basic = basic(letter);
        if (basic.isEmpty()) {
          reader.moveTo(reader.position() - 1);
          symbol.path(false);
        } else {
          symbol.write(basic);
        }
      }
    }
  }

  /// The letters of types that have names of their own ("Symbol Mangling", Basic types).
  private static String basic(char letter) {
    return switch (letter) {
      case 'a' -> "i8";
      case 'b' -> "bool";
      case 'c' -> "char";
      case 'd' -> "f64";
      case 'e' -> "str";
      case 'f' -> "f32";
      case 'h' -> "u8";
      case 'i' -> "isize";
      case 'j' -> "usize";
      case 'l' -> "i32";
      case 'm' -> "u32";
      case 'n' -> "i128";
      case 'o' -> "u128";
      case 'p' -> "_";
      case 's' -> "i16";
      case 't' -> "u16";
      case 'u' -> "()";
      case 'v' -> "...";
      case 'x' -> "i64";
      case 'y' -> "u64";
      case 'z' -> "!";
      default -> "";
    };
  }

  private void array(boolean isOfLength) throws NoSymbolException {
    symbol.write("[");
    type();
    if (isOfLength) {
      symbol.write("; ");
      constant();
    }
    symbol.write("]");
  }

  private void tuple() throws NoSymbolException {
    symbol.write("(");
    var count = 0;
    for (; !reader.skip('E'); count++) {
      symbol.write(count == 0 ? "" : ", ");
      type();
    }
    symbol.write(count == 1 ? ",)" : ")");
  }

  private void borrowed(boolean isMutable) throws NoSymbolException {
    symbol.write("&");
    if (reader.skip('L')) {
      var number = reader.base62();
      if (number != 0) {
        lifetime(number);
        symbol.write(" ");
      }
    }
    symbol.write(isMutable ? "mut " : "");
    type();
  }

  /// @param number 0 for one that has no name, else how many have been declared since, with it
  void lifetime(long number) throws NoSymbolException {
    if (number > lifetimes) {
      throw new NoSymbolException();
    }
    var index = lifetimes - number;
    symbol.write(number == 0 ? "'_" : index < 26 ? "'" + (char) ('a' + index) : "'_" + index);
  }

  private void inBinder(RustSymbol.Part part) throws NoSymbolException {
    var outside = lifetimes;
    var declared = reader.optional('G');
    if (declared > 64) {
      throw new NoSymbolException();
    }
    for (var i = 0; i < declared; i++) {
      symbol.write(i == 0 ? "for<" : ", ");
      lifetimes++;
      lifetime(1);
    }
    symbol.write(declared > 0 ? "> " : "");
    part.read();
    lifetimes = outside;
  }

  private void function() throws NoSymbolException {
    symbol.write(reader.skip('U') ? "unsafe " : "");
    if (reader.skip('K')) {
      var convention = reader.skip('C') ? "C" : reader.plainIdentifier().replace('_', '-');
      symbol.write("extern \"" + convention + "\" ");
    }
    symbol.write("fn(");
    for (var isFirst = true; !reader.skip('E'); isFirst = false) {
      symbol.write(isFirst ? "" : ", ");
      type();
    }
    symbol.write(")");
    if (!reader.skip('u')) {
      symbol.write(" -> ");
      type();
    }
  }

  private void traits() throws NoSymbolException {
    symbol.write("dyn ");
    inBinder(() -> {
      for (var isFirst = true; !reader.skip('E'); isFirst = false) {
        symbol.write(isFirst ? "" : " + ");
        trait();
      }
    });
    if (!reader.skip('L')) {
      throw new NoSymbolException();
    }
    var number = reader.base62();
    if (number != 0) {
      symbol.write(" + ");
      lifetime(number);
    }
  }

  private void trait() throws NoSymbolException {
    var isOpen = symbol.openPath();
    while (reader.skip('p')) {
      symbol.write(isOpen ? ", " : "<");
      isOpen = true;
      symbol.write(reader.plainIdentifier() + " = ");
      type();
    }
    symbol.write(isOpen ? ">" : "");
  }

  void constant() throws NoSymbolException {
    symbol.nested(() -> constantOf(reader.next()));
  }

  private void constantOf(char letter) throws NoSymbolException {
    switch (letter) {
      case 'p' -> symbol.write("_");
      case 'B' -> symbol.reference(this::constant);
      case 'b' -> symbol.write(truth(reader.digits()));
      case 'c' -> symbol.write(character(reader.digits()));
      case 'a', 's', 'l', 'x', 'n', 'i', 'h', 't', 'm', 'y', 'o', 'j' -> {
        var sign = reader.skip('n') ? "-" : "";
        var digits = reader.digits();
        symbol.write(sign + new BigInteger("0" + digits, 16));
      }
      default -> throw new NoSymbolException();
    }
  }

  private static String truth(String digits) throws NoSymbolException {
    return switch (digits) {
      case "0" -> "false";
      case "1" -> "true";
      default -> throw new NoSymbolException();
    };
  }

  private static String character(String digits) throws NoSymbolException {
    if (digits.isEmpty() || digits.length() > 6) {
      throw new NoSymbolException();
    }
    var code = Integer.parseInt(digits, 16);
    if (code == '\'' || code == '\\') {
      return "'\\" + (char) code + "'";
    }
    return code >= ' ' && code < 0x7f ? "'" + (char) code + "'" : "'\\u{" + digits + "}'";
  }
}
