package dev.spoor.kernel.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// A function of our own that makes a system call and returns what the kernel returned. The C
/// library's syscall(2) returns -1 and leaves the reason in errno, which a JVM can only have by a
/// second way out of each call.
///
/// Its arguments come as the x86-64 psABI passes seven integers: the call's number, then its six
/// arguments, the last one on the stack.
final class SyscallCode {
  /// One page, of which few bytes are used.
  private static final long PAGE_BYTES = 4096;

  // sys/mman.h
  private static final int PROT_READ = 1;
  private static final int PROT_WRITE = 2;
  private static final int PROT_EXEC = 4;
  private static final int MAP_PRIVATE = 2;
  private static final int MAP_ANONYMOUS = 0x20;

  // endbr64; mov rax, rdi; mov rdi, rsi; mov rsi, rdx; mov rdx, rcx; mov r10, r8; mov r8, r9;
  // mov r9, [rsp+8]; syscall; ret
  private static final String X86_64 =
      "f30f1efa"
          + "4889f8"
          + "4889f7"
          + "4889d6"
          + "4889ca"
          + "4d89c2"
          + "4d89c8"
          + "4c8b4c2408"
          + "0f05"
          + "c3";

  private SyscallCode() {}

  /// A function of the C library, called with six integers.
  @FunctionalInterface
  interface Caller {
    long call(MemorySegment function, long a, long b, long c, long d, long e, long f);
  }

  /// {@return the function; empty on another CPU, or where a page may not be made executable}
  static Optional<MemorySegment> map(Caller caller) {
    return Host.isX86() ? map(caller, code(X86_64)) : Optional.empty();
  }

  @SuppressWarnings("restricted") // the page was mapped just now, and stays
  private static Optional<MemorySegment> map(Caller caller, byte[] code) {
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

  private static byte[] code(String hex) {
    var code = new byte[hex.length() / 2];
    for (var i = 0; i < code.length; i++) {
      code[i] = (byte) Integer.parseInt(hex, 2 * i, 2 * i + 2, 16);
    }
    return code;
  }
}
