package dev.spoor.kernel;

/// Something a tracer uses that not every system allows, as far as it can be tried on a child of
/// one's own.
public enum Feature {
  /// Starting a program from memory: memfd_create(2).
  PROGRAM_IN_MEMORY,
  /// Starting a program from a file without a name: open(2), O_TMPFILE.
  PROGRAM_WITHOUT_NAME,
  /// PTRACE_SEIZE of a child, PTRACE_INTERRUPT, and its stop.
  SEIZE,
  /// PTRACE_GETREGSET.
  REGISTERS,
  /// The extended state by PTRACE_GETREGSET, with AVX.
  VECTOR_REGISTERS,
  /// process_vm_readv(2).
  PROCESS_VM_READV,
  /// pread(2) of /proc/PID/mem.
  PROC_MEM,
  /// A debug register set by PTRACE_POKEUSER.
  HARDWARE_BREAKPOINTS,
  /// PTRACE_GET_SYSCALL_INFO.
  GET_SYSCALL_INFO,
  /// PTRACE_SET_SYSCALL_INFO.
  SET_SYSCALL_INFO,
  /// A 32-bit program and its system calls.
  PROGRAMS_OF_32_BITS,
  /// unshare(2) of the user namespace.
  USER_NAMESPACES
}
