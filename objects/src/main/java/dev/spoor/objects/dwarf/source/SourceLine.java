package dev.spoor.objects.dwarf.source;

/// A place in a source file.
///
/// @param path as [dev.spoor.objects.dwarf.line.SourceFile#path]; empty if the file is not known
/// @param line counted from 1; 0 if the code belongs to no line
/// @param column counted from 1; 0 if it is not known
public record SourceLine(String path, int line, int column) {
  /// {@return `path:line`}
  @Override
  public String toString() {
    return path + ":" + Integer.toUnsignedString(line);
  }
}
