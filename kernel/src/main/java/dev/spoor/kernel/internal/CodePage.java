package dev.spoor.kernel.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// Machine code of our own in this process: a page of its own, never writable once it is
/// executable.
final class CodePage {
  private static final long PAGE_BYTES = 4096;

  // sys/mman.h
  private static final int PROT_READ = 1;
  private static final int PROT_WRITE = 2;
  private static final int PROT_EXEC = 4;
  private static final int MAP_PRIVATE = 2;
  private static final int MAP_ANONYMOUS = 0x20;

  private CodePage() {}

  /// A function of the C library, called with six integers.
  @FunctionalInterface
  interface Caller {
    long call(MemorySegment function, long a, long b, long c, long d, long e, long f);
  }

  /// {@return the page, which stays; empty where none may be made executable}
  ///
  /// @param code at most a page of it, which begins with the function
  @SuppressWarnings("restricted") // the page was mapped just now, and stays
  static Optional<MemorySegment> map(Caller caller, byte[] code) {
    var address =
        caller.call(
            LibC.symbol("mmap"),
            0,
            PAGE_BYTES,
            PROT_READ | PROT_WRITE,
            MAP_PRIVATE | MAP_ANONYMOUS,
            -1,
            0);
    if (address == -1) {
      return Optional.empty();
    }
    var page = MemorySegment.ofAddress(address).reinterpret(PAGE_BYTES);
    MemorySegment.copy(code, 0, page, JAVA_BYTE, 0, code.length);
    var refused =
        (int)
            caller.call(
                LibC.symbol("mprotect"), address, PAGE_BYTES, PROT_READ | PROT_EXEC, 0, 0, 0);
    if (refused != 0) {
      caller.call(LibC.symbol("munmap"), address, PAGE_BYTES, 0, 0, 0, 0);
      return Optional.empty();
    }
    return Optional.of(page);
  }
}
