package dev.spoor.objects.dwarf.macro;

/// One thing that the preprocessor met. Lines are those of the file that it was in; 0 for what the
/// compiler knows by itself or was told on its command line.
public sealed interface MacroEntry {
  /// {@return the line where it met it}
  int line();

  /// A macro was defined.
  record Defined(int line, Macro macro) implements MacroEntry {}

  /// A macro was undefined.
  record Undefined(int line, String name) implements MacroEntry {}

  /// A file was begun: the first of the unit, or one that the line includes.
  ///
  /// @param line of the file around; 0 for the first
  /// @param file by its number in the unit's line program
  record FileStart(int line, int file) implements MacroEntry {}

  /// The file that was begun last is at its end.
  record FileEnd() implements MacroEntry {
    @Override
    public int line() {
      return 0;
    }
  }
}
