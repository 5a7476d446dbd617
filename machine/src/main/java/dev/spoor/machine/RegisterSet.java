package dev.spoor.machine;

/// A group of registers that the kernel reads and writes as one block.
///
/// @param name a short word: `general`, `float`, `xstate`, `debug`
/// @param note the `NT_` number of linux/elf.h by which GETREGSET knows it, or [#NO_NOTE]
/// @param sizeBytes its size in bytes; for a set of variable size the largest
public record RegisterSet(String name, int note, int sizeBytes) {
  /// For registers that no note reaches, such as x86's debug registers: they are read by PEEKUSER.
  public static final int NO_NOTE = -1;
}
