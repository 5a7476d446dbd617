package dev.spoor.foreign;

import dev.spoor.foreign.RustReader.NoSymbolException;
import java.util.Optional;

/// Writes one symbol of version 0 as its source has it: a path.
///
/// ```text
/// symbol      = "_R" path path? suffix?
/// path        = "C" name | "M" impl type | "X" impl type path | "Y" type path
///             | "N" space path name | "I" path argument* "E" | "B" number
/// impl        = number? path
/// argument    = "L" number | "K" constant | type
/// ```
final class RustSymbol {
  /// So deep are paths and types in one another, and so many of them are read.
  private static final int DEEPEST = 128;

  private static final int MOST_PARTS = 1 << 14;
  private static final int MOST_CHARACTERS = 1 << 14;

  private final RustReader reader;
  private final StringBuilder out = new StringBuilder();
  private int depth;
  private int parts;

  /// More than 0 while what is read is not written.
  private int hidden;

  private final RustTypes types;

  private RustSymbol(String text) {
    this.reader = new RustReader(text);
    this.types = new RustTypes(this, reader);
  }

  static Optional<String> readable(String name) {
    var end = name.indexOf('.');
    var plain = name.substring(2, end < 0 ? name.length() : end);
    for (var i = 0; i < plain.length(); i++) {
      if (plain.charAt(i) >= 0x7f || plain.charAt(i) <= ' ') {
        return Optional.empty();
      }
    }
    // A number here is that of another version.
    if (plain.isEmpty() || RustNames.isDigit(plain.charAt(0))) {
      return Optional.empty();
    }
    try {
      var symbol = new RustSymbol(plain);
      symbol.path(true);
      symbol.instantiatingCrate();
      return Optional.of(symbol.out.toString());
    } catch (NoSymbolException other) {
      return Optional.empty();
    }
  }

  private void instantiatingCrate() throws NoSymbolException {
    if (!reader.isAtEnd() && reader.peek() != '$') {
      hidden++;
      path(false);
      hidden--;
    }
    if (!reader.isAtEnd() && reader.peek() != '$') {
      throw new NoSymbolException();
    }
  }

  void write(String text) throws NoSymbolException {
    if (hidden == 0) {
      out.append(text);
      if (out.length() > MOST_CHARACTERS) {
        throw new NoSymbolException();
      }
    }
  }

  /// What a part of a symbol is read by.
  interface Part {
    void read() throws NoSymbolException;
  }

  /// Reads what has parts itself.
  void nested(Part part) throws NoSymbolException {
    if (++depth > DEEPEST || ++parts > MOST_PARTS) {
      throw new NoSymbolException();
    }
    part.read();
    depth--;
  }

  /// Reads what a reference back leads to, which lies before it. Its letter is read.
  void reference(Part part) throws NoSymbolException {
    var start = reader.position() - 1;
    var to = reader.base62();
    if (to >= start) {
      throw new NoSymbolException();
    }
    // What is not written is not read again.
    if (hidden > 0) {
      return;
    }
    var back = reader.position();
    reader.moveTo((int) to);
    nested(part);
    reader.moveTo(back);
  }

  /// @param isValue whether `::` stands before the arguments of a generic item
  void path(boolean isValue) throws NoSymbolException {
    nested(() -> pathOf(reader.next(), isValue));
  }

  private void pathOf(char letter, boolean isValue) throws NoSymbolException {
    switch (letter) {
      case 'C' -> write(reader.identifier().name());
      case 'N' -> named(isValue);
      case 'M', 'X' -> {
        hidden++;
        reader.optional('s');
        path(false);
        hidden--;
        implementation(letter == 'X');
      }
      case 'Y' -> implementation(true);
      case 'I' -> {
        path(isValue);
        write(isValue ? "::<" : "<");
        arguments();
        write(">");
      }
      case 'B' -> reference(() -> path(isValue));
      default -> throw new NoSymbolException();
    }
  }

  private void implementation(boolean isOfTrait) throws NoSymbolException {
    write("<");
    types.type();
    if (isOfTrait) {
      write(" as ");
      path(false);
    }
    write(">");
  }

  /// Small letters stand for what has only a name, capitals for what the compiler made.
  private void named(boolean isValue) throws NoSymbolException {
    var space = reader.next();
    path(isValue);
    var identifier = reader.identifier();
    if (space >= 'a' && space <= 'z') {
      write(identifier.name().isEmpty() ? "" : "::" + identifier.name());
    } else if (space >= 'A' && space <= 'Z') {
      var kind = space == 'C' ? "closure" : space == 'S' ? "shim" : String.valueOf(space);
      var name = identifier.name().isEmpty() ? "" : ":" + identifier.name();
      write("::{" + kind + name + "#" + identifier.number() + "}");
    } else {
      throw new NoSymbolException();
    }
  }

  void arguments() throws NoSymbolException {
    for (var isFirst = true; !reader.skip('E'); isFirst = false) {
      write(isFirst ? "" : ", ");
      if (reader.skip('L')) {
        types.lifetime(reader.base62());
      } else if (reader.skip('K')) {
        types.constant();
      } else {
        types.type();
      }
    }
  }

  /// {@return whether a path of a trait has been left open behind its arguments, for more of them}
  boolean openPath() throws NoSymbolException {
    if (reader.skip('B')) {
      var open = new boolean[1];
      reference(() -> open[0] = openPath());
      return open[0];
    }
    if (!reader.skip('I')) {
      path(false);
      return false;
    }
    path(false);
    write("<");
    arguments();
    return true;
  }
}
