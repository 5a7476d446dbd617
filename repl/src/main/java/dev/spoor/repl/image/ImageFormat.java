package dev.spoor.repl.image;

import java.util.List;
import java.util.Optional;

/// A notation for the contents of memory.
public interface ImageFormat {
  /// {@return the word that users choose it by}
  String name();

  /// {@return what users call such a file, with its article}
  String description();

  /// {@return whether the beginning of a text is that of such a file}
  boolean isBegunBy(String text);

  /// {@return the text of a file}
  ///
  /// @param name of the file
  /// @throws ImageException if the notation has no such addresses
  String write(String name, Piece piece);

  /// {@return what a file says, in its order}
  ///
  /// @throws ImageException if it is damaged
  List<Piece> read(String text);

  /// {@return all of them}
  static List<ImageFormat> all() {
    return List.of(new MotorolaRecords(), new IntelRecords(), new VerilogMemory());
  }

  /// {@return the one of a name}
  static Optional<ImageFormat> named(String name) {
    return all().stream().filter(format -> format.name().equals(name)).findFirst();
  }

  /// {@return the one that a file has}
  static Optional<ImageFormat> of(String text) {
    return all().stream().filter(format -> format.isBegunBy(text)).findFirst();
  }
}
