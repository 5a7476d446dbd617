package dev.spoor.objects.dwarf.line;

import java.util.Optional;

/// The files of a line program, by the numbers that its rows and attributes such as
/// [dev.spoor.objects.dwarf.AttributeName#DECL_FILE] have.
sealed interface FileTable permits FormattedFiles, PlainFiles {
  /// {@return the first number, 0 or 1}
  int first();

  /// {@return the number behind the last}
  int end();

  /// {@return the file with this number}
  Optional<SourceFile> file(int number);

  /// {@return the file that a program defines itself at `offset` of the section}
  SourceFile defined(long offset);

  /// {@return `name`, with `directory` before it if it is relative}
  static String resolved(String directory, String name) {
    if (name.startsWith("/") || directory.isEmpty()) {
      return name;
    }
    return directory.endsWith("/") ? directory + name : directory + "/" + name;
  }
}
