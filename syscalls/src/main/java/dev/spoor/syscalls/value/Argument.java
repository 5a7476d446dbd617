package dev.spoor.syscalls.value;

/// One argument of a call.
///
/// @param name as the man page or the kernel calls it; `arg1` if nothing better is known
/// @param label the name as it is written before the value, for calls whose arguments need it
///   (`child_stack` of clone(2)); else empty
public record Argument(String name, Value value, String label) {
  /// An argument that is written without its name.
  public Argument(String name, Value value) {
    this(name, value, "");
  }
}
