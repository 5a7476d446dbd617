package dev.spoor.machine.linux;

/// How one system call was made: which numbers, argument widths and structure layouts hold for it.
/// It belongs to each call, not to the process: a 64-bit program may use `int 0x80`.
public enum Abi {
  /// x86-64 by `syscall`, 64-bit pointers.
  X86_64("x86_64", 8, 8),
  /// i386 by `int 0x80` or `sysenter`, also from a 64-bit program.
  I386("i386", 4, 4),
  /// x86-64 by `syscall` with bit 30 of the number set, 32-bit pointers, 64-bit registers.
  X32("x32", 4, 8),
  /// AArch64 by `svc 0`.
  AARCH64("aarch64", 8, 8);

  /// The bit that marks an x32 call in the number; `__X32_SYSCALL_BIT` of asm/unistd.h.
  public static final long X32_SYSCALL_BIT = 0x4000_0000L;

  private static final int AUDIT_ARCH_I386 = 0x4000_0003;
  private static final int AUDIT_ARCH_X86_64 = 0xc000_003e;
  private static final int AUDIT_ARCH_AARCH64 = 0xc000_00b7;

  private final String label;
  private final int pointerBytes;
  private final int argumentBytes;

  Abi(String label, int pointerBytes, int argumentBytes) {
    this.label = label;
    this.pointerBytes = pointerBytes;
    this.argumentBytes = argumentBytes;
  }

  /// {@return the name used in the tables of system calls: `x86_64`, `i386`, ...}
  public String label() {
    return label;
  }

  /// {@return the width of a pointer and of C's `long`, in bytes}
  public int pointerBytes() {
    return pointerBytes;
  }

  /// {@return the width of an argument register, in bytes}
  public int argumentBytes() {
    return argumentBytes;
  }

  /// {@return the ABI of a call with this `AUDIT_ARCH_` value (linux/audit.h) and this number;
  /// x86-64 for a value that is not known}
  public static Abi of(int auditArch, long number) {
    return switch (auditArch) {
      case AUDIT_ARCH_I386 -> I386;
      case AUDIT_ARCH_AARCH64 -> AARCH64;
      case AUDIT_ARCH_X86_64 -> isX32(number) ? X32 : X86_64;
      default -> X86_64;
    };
  }

  /// {@return the `AUDIT_ARCH_` value of its calls (linux/audit.h)}
  public int auditArch() {
    return switch (this) {
      case I386 -> AUDIT_ARCH_I386;
      case X86_64, X32 -> AUDIT_ARCH_X86_64;
      case AARCH64 -> AUDIT_ARCH_AARCH64;
    };
  }

  /// {@return `number`, as the kernel got it, as the ABI's table of calls has it: an x32 call's
  /// without [#X32_SYSCALL_BIT]}
  public long tableNumber(long number) {
    return this == X32 ? number & ~X32_SYSCALL_BIT : number;
  }

  private static boolean isX32(long number) {
    return number != -1 && (number & X32_SYSCALL_BIT) != 0;
  }
}
