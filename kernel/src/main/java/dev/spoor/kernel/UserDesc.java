package dev.spoor.kernel;

import dev.spoor.machine.Address;

/// A segment descriptor as set_thread_area(2) takes it: `struct user_desc` of asm/ldt.h.
///
/// @param entry its index in the GDT
/// @param base where the segment begins, 32 bits
/// @param limit its last offset, in bytes or, with [#LIMIT_IN_PAGES], pages
/// @param flags the bits below and [#contents()]
public record UserDesc(int entry, Address base, int limit, int flags) {
  /// `seg_32bit`.
  public static final int SEGMENT_32_BIT = 1;

  /// `read_exec_only`.
  public static final int READ_EXEC_ONLY = 1 << 3;

  /// `limit_in_pages`.
  public static final int LIMIT_IN_PAGES = 1 << 4;

  /// `seg_not_present`.
  public static final int NOT_PRESENT = 1 << 5;

  /// `useable`: a bit left to programs.
  public static final int USEABLE = 1 << 6;

  /// `lm`: 64-bit code, refused by the kernel.
  public static final int LONG_MODE = 1 << 7;

  /// @throws IllegalArgumentException if `base` has more than 32 bits
  public UserDesc {
    if (base.value() >>> 32 != 0) {
      throw new IllegalArgumentException("a segment base has 32 bits, unlike " + base);
    }
  }

  /// {@return the two bits `contents`: 0 data, 1 data that grows down, 2 code, 3 conforming code}
  public int contents() {
    return flags >>> 1 & 3;
  }
}
