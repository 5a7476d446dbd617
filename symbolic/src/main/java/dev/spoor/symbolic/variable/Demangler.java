package dev.spoor.symbolic.variable;

/// Turns the linker's names of C++ functions and data into those of the program.
@FunctionalInterface
public interface Demangler {
  /// {@return the name as the program has it, or the same one if it is not mangled}
  String demangled(String linkageName);

  /// {@return what knows only the names of tables of virtual functions and of plain data in
  /// namespaces and classes that are no templates}
  static Demangler ofPlainNames() {
    return PlainNames::demangled;
  }
}
