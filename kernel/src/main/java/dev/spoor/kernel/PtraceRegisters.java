package dev.spoor.kernel;

import dev.spoor.machine.Address;
import dev.spoor.machine.RegisterImage;
import dev.spoor.machine.linux.Tid;

/// The requests of ptrace(2) that read and change registers. GETREGSET is the one for every CPU;
/// the others are those of x86, which a 64-bit tracer always sees in the 64-bit layout, also for a
/// 32-bit task.
public interface PtraceRegisters {
  /// A segment register whose base address is not in the register itself.
  enum Segment {
    FS,
    GS
  }

  /// {@return the block of a register set, as long as the kernel's} ptrace(2), PTRACE_GETREGSET.
  /// For a 32-bit task it has that task's own layout.
  ///
  /// @param note the `NT_` number, linux/elf.h
  /// @param capacityBytes how many bytes to ask for at most
  /// @throws KernelException EINVAL if the task's kind has no such set; ENODEV or ENXIO if it is
  ///   not in use
  byte[] registerSet(Tid tid, int note, int capacityBytes);

  /// Replaces the block of a register set, or its leading bytes. ptrace(2), PTRACE_SETREGSET.
  ///
  /// @throws KernelException EINVAL if the task's kind has no such set, for a length that is no
  ///   multiple of a register, or for a value the CPU would not take (a selector, MXCSR); EFAULT if
  ///   the extended state (NT_X86_XSTATE) is not given whole; EIO for a segment selector that is no
  ///   user's
  void setRegisterSet(Tid tid, int note, byte[] block);

  /// {@return the general registers: `struct user_regs_struct` of a 64-bit program, also for a
  /// 32-bit one} ptrace(2), PTRACE_GETREGS.
  RegisterImage generalRegisters(Tid tid);

  /// Replaces the general registers. ptrace(2), PTRACE_SETREGS.
  ///
  /// @param image must know the whole set `general` of x86-64
  /// @throws KernelException EIO for a segment selector that is no user's or a base outside user
  ///   space
  void setGeneralRegisters(Tid tid, RegisterImage image);

  /// {@return the floating point registers: the 512 bytes of FXSAVE, also for a 32-bit program}
  /// ptrace(2), PTRACE_GETFPREGS.
  RegisterImage floatingPointRegisters(Tid tid);

  /// Replaces the floating point registers. ptrace(2), PTRACE_SETFPREGS.
  ///
  /// @param image must know the whole set `float` of x86-64
  /// @throws KernelException EINVAL for an MXCSR with reserved bits
  void setFloatingPointRegisters(Tid tid, RegisterImage image);

  /// {@return the 512 bytes of FXSAVE} ptrace(2), PTRACE_GETFPXREGS, which only a 32-bit tracer
  /// has.
  ///
  /// @throws KernelException EIO always on x86-64, whatever the task; NT_PRXFPREG by [#registerSet]
  ///   reads the same of a 32-bit task
  byte[] extendedFloatingPoint(Tid tid);

  /// Replaces the 512 bytes of FXSAVE. ptrace(2), PTRACE_SETFPXREGS, which only a 32-bit tracer
  /// has.
  ///
  /// @throws KernelException EIO always on x86-64
  void setExtendedFloatingPoint(Tid tid, byte[] block);

  /// {@return one of the three thread-local segments of the task} PTRACE_GET_THREAD_AREA,
  /// get_thread_area(2).
  ///
  /// @param entry its index in the GDT: 12 to 14 on an x86-64 kernel
  /// @throws KernelException EINVAL for another index; EIO from a kernel without 32-bit emulation
  UserDesc threadArea(Tid tid, int entry);

  /// Replaces one of the three thread-local segments of the task. PTRACE_SET_THREAD_AREA,
  /// set_thread_area(2).
  ///
  /// @throws KernelException EINVAL for an index that is none, or a descriptor that would harm
  void setThreadArea(Tid tid, UserDesc descriptor);

  /// {@return the base address of a segment} PTRACE_ARCH_PRCTL with ARCH_GET_FS or ARCH_GET_GS,
  /// arch_prctl(2).
  Address segmentBase(Tid tid, Segment segment);

  /// Replaces the base address of a segment. PTRACE_ARCH_PRCTL with ARCH_SET_FS or ARCH_SET_GS.
  ///
  /// @throws KernelException EPERM for an address outside user space
  void setSegmentBase(Tid tid, Segment segment, Address base);

  /// {@return the word of `struct user` (sys/user.h) at `offset`} ptrace(2), PTRACE_PEEKUSER. A
  /// whole word of 8 bytes; on x86-64 the general registers and, from 848 on, the debug registers,
  /// all other words being 0.
  ///
  /// @param offset in bytes, a multiple of 8 below 912
  /// @throws KernelException EIO for an offset that is none
  long peekUser(Tid tid, int offset);

  /// Replaces a word of `struct user`. ptrace(2), PTRACE_POKEUSER.
  ///
  /// @throws KernelException EIO for an offset that is none or cannot be written; for a debug
  ///   register EINVAL if the CPU would not take the value or the address is not the user's, ENOSPC
  ///   if all are taken (by perf_event_open(2))
  void pokeUser(Tid tid, int offset, long word);
}
