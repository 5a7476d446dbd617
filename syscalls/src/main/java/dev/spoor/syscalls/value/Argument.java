package dev.spoor.syscalls.value;

/// One argument of a call.
///
/// @param name as the man page or the kernel calls it; `arg1` if nothing better is known
public record Argument(String name, Value value) {}
