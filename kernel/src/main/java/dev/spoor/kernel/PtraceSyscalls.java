package dev.spoor.kernel;

import dev.spoor.machine.linux.Tid;

/// The requests of ptrace(2) about system calls and what redirects them.
public interface PtraceSyscalls {
  /// {@return what the stop says of a system call} ptrace(2), PTRACE_GET_SYSCALL_INFO; Linux 5.3.
  SyscallInfo syscallInfo(Tid tid);

  /// Changes the call at whose entry, exit or seccomp event the task is stopped: number and
  /// arguments, or the result. ptrace(2), PTRACE_SET_SYSCALL_INFO; Linux 6.16. Program counter,
  /// stack pointer and `auditArch` are not changed; a number of -1 skips the call.
  ///
  /// @throws KernelException EINVAL if `info` is of another kind than the stop; ERANGE if the
  ///   number is no `int`, or a value does not fit a 32-bit task; EIO from a kernel older than 6.16
  void setSyscallInfo(Tid tid, SyscallInfo info);

  /// {@return where the task has registered its restartable sequences (rseq(2)); all zero if it has
  /// not} ptrace(2), PTRACE_GET_RSEQ_CONFIGURATION; Linux 5.13.
  RseqConfiguration rseqConfiguration(Tid tid);

  /// {@return how the task redirects its own system calls} PTRACE_GET_SYSCALL_USER_DISPATCH_CONFIG;
  /// Linux 6.4.
  SyscallUserDispatch syscallUserDispatch(Tid tid);

  /// Changes how the task redirects its own system calls. PTRACE_SET_SYSCALL_USER_DISPATCH_CONFIG;
  /// Linux 6.4.
  ///
  /// @throws KernelException EINVAL for a mode that is none, or ranges that wrap
  void setSyscallUserDispatch(Tid tid, SyscallUserDispatch dispatch);
}
