package dev.spoor.kernel.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.spoor.kernel.SyscallInfo;
import dev.spoor.machine.Address;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// `struct ptrace_syscall_info` of linux/ptrace.h, in a buffer that is kept.
final class SyscallInfoBlock {
  static final long SIZE_BYTES = 88;

  private static final byte ENTRY = 1;
  private static final byte EXIT = 2;
  private static final byte SECCOMP = 3;
  private static final long ARCH = 4;
  private static final int WORDS = 11;
  private static final long PC = 8;
  private static final long SP = 16;
  private static final long NUMBER = 24;
  private static final long ARGUMENTS = 32;
  private static final long FILTER_DATA = 80;
  private static final long RESULT = 24;
  private static final long FAILED = 32;

  private final MemorySegment block;

  /// What was read, copied at once: each access to the block has its own checks.
  private final long[] words = new long[WORDS];

  SyscallInfoBlock(Arena arena) {
    block = arena.allocate(SIZE_BYTES, 8);
  }

  long address() {
    return block.address();
  }

  SyscallInfo read() {
    MemorySegment.copy(block, JAVA_LONG, 0, words, 0, WORDS);
    var arch = (int) (words[0] >>> 32);
    var pc = Address.of(words[(int) PC / 8]);
    var sp = Address.of(words[(int) SP / 8]);
    return switch ((byte) words[0]) {
      case ENTRY ->
          new SyscallInfo.Entry(
              arch,
              pc,
              sp,
              number(),
              argument(0),
              argument(1),
              argument(2),
              argument(3),
              argument(4),
              argument(5));
      case EXIT ->
          new SyscallInfo.Exit(
              arch, pc, sp, words[(int) RESULT / 8], (byte) words[(int) FAILED / 8] != 0);
      case SECCOMP ->
          new SyscallInfo.Seccomp(
              arch,
              pc,
              sp,
              number(),
              argument(0),
              argument(1),
              argument(2),
              argument(3),
              argument(4),
              argument(5),
              (int) words[(int) FILTER_DATA / 8]);
      default -> new SyscallInfo.None(arch, pc, sp);
    };
  }

  void write(SyscallInfo info) {
    block.fill((byte) 0);
    block.set(JAVA_INT, ARCH, info.auditArch());
    block.set(JAVA_LONG, PC, info.pc().value());
    block.set(JAVA_LONG, SP, info.sp().value());
    switch (info) {
      case SyscallInfo.None _ -> {}
      case SyscallInfo.Entry e ->
          writeCall(ENTRY, e.number(), e.a0(), e.a1(), e.a2(), e.a3(), e.a4(), e.a5());
      case SyscallInfo.Exit exit -> {
        block.set(JAVA_BYTE, 0, EXIT);
        block.set(JAVA_LONG, RESULT, exit.result());
        block.set(JAVA_BYTE, FAILED, (byte) (exit.failed() ? 1 : 0));
      }
      case SyscallInfo.Seccomp s -> {
        writeCall(SECCOMP, s.number(), s.a0(), s.a1(), s.a2(), s.a3(), s.a4(), s.a5());
        block.set(JAVA_INT, FILTER_DATA, s.data());
      }
    }
  }

  private void writeCall(byte kind, long number, long... arguments) {
    block.set(JAVA_BYTE, 0, kind);
    block.set(JAVA_LONG, NUMBER, number);
    for (var i = 0; i < arguments.length; i++) {
      block.set(JAVA_LONG, ARGUMENTS + 8L * i, arguments[i]);
    }
  }

  private long number() {
    return words[(int) NUMBER / 8];
  }

  private long argument(int index) {
    return words[(int) ARGUMENTS / 8 + index];
  }
}
