package dev.spoor.kernel;

import dev.spoor.machine.Address;

/// What `PTRACE_GET_SYSCALL_INFO` tells of a stop: `struct ptrace_syscall_info` of linux/ptrace.h.
public sealed interface SyscallInfo {
  /// {@return the `AUDIT_ARCH_` value of the ABI in use (linux/audit.h)}
  int auditArch();

  /// {@return the program counter}
  Address pc();

  /// {@return the stack pointer}
  Address sp();

  /// The stop is not at a system call; `PTRACE_SYSCALL_INFO_NONE`.
  record None(int auditArch, Address pc, Address sp) implements SyscallInfo {}

  /// `PTRACE_SYSCALL_INFO_ENTRY`.
  record Entry(
      int auditArch,
      Address pc,
      Address sp,
      long number,
      long a0,
      long a1,
      long a2,
      long a3,
      long a4,
      long a5)
      implements SyscallInfo {}

  /// `PTRACE_SYSCALL_INFO_EXIT`.
  ///
  /// @param result the value returned, an error as a negative number
  record Exit(int auditArch, Address pc, Address sp, long result, boolean failed)
      implements SyscallInfo {}

  /// `PTRACE_SYSCALL_INFO_SECCOMP`.
  ///
  /// @param data the 16 bits of the filter's answer (`SECCOMP_RET_DATA`)
  record Seccomp(
      int auditArch,
      Address pc,
      Address sp,
      long number,
      long a0,
      long a1,
      long a2,
      long a3,
      long a4,
      long a5,
      int data)
      implements SyscallInfo {}
}
