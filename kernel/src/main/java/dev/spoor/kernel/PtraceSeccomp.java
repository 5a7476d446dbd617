package dev.spoor.kernel;

import dev.spoor.machine.linux.Tid;

/// The requests of ptrace(2) that show a task's seccomp(2) filters. They need CAP_SYS_ADMIN and a
/// kernel with checkpoint/restore.
public interface PtraceSeccomp {
  /// {@return a filter's program} ptrace(2), PTRACE_SECCOMP_GET_FILTER.
  ///
  /// @param index 0 for the filter that was installed first
  /// @throws KernelException EINVAL if the task has no filters; ENOENT if it has not that many;
  ///   EACCES without the right; EMEDIUMTYPE if the filter has no classic program
  SeccompFilter seccompFilter(Tid tid, int index);

  /// {@return the flags a filter was installed with} ptrace(2), PTRACE_SECCOMP_GET_METADATA.
  ///
  /// @throws KernelException as [#seccompFilter]
  SeccompMetadata seccompMetadata(Tid tid, int index);
}
