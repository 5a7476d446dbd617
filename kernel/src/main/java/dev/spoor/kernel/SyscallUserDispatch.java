package dev.spoor.kernel;

import dev.spoor.machine.Address;

/// How a task redirects its own system calls to SIGSYS: `struct ptrace_sud_config` of
/// linux/ptrace.h; prctl(2), PR_SET_SYSCALL_USER_DISPATCH.
///
/// @param mode [#OFF], [#ON] or [#INCLUSIVE_ON]
/// @param selector a byte in the task's memory that says whether to redirect; zero for always
/// @param start where the range begins whose calls are let through (or, inclusive, redirected)
/// @param lengthBytes of that range
public record SyscallUserDispatch(long mode, Address selector, Address start, long lengthBytes) {
  /// `PR_SYS_DISPATCH_OFF` of linux/prctl.h.
  public static final long OFF = 0;

  /// `PR_SYS_DISPATCH_ON`.
  public static final long ON = 1;

  /// `PR_SYS_DISPATCH_INCLUSIVE_ON`; Linux 6.17.
  public static final long INCLUSIVE_ON = 2;
}
