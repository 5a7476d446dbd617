package dev.spoor.kernel.internal;

import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import java.util.Optional;

/// A function of our own that makes a system call and returns what the kernel returned. The C
/// library's syscall(2) returns -1 and leaves the reason in errno, which a JVM can only have by a
/// second way out of each call.
///
/// Its arguments come as the x86-64 psABI passes seven integers: the call's number, then its six
/// arguments, the last one on the stack.
final class SyscallCode {
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

  /// {@return the function; empty on another CPU, or where a page may not be made executable}
  static Optional<MemorySegment> map(CodePage.Caller caller) {
    return Host.isX86() ? CodePage.map(caller, HexFormat.of().parseHex(X86_64)) : Optional.empty();
  }
}
