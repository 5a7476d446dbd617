package dev.spoor.kernel;

import dev.spoor.machine.linux.Errno;

/// A system call failed. The message has the call, the task, the address, the errno name and text,
/// and the likely cause in words where it could be found out.
public final class KernelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int errno;

  /// @param operation what was asked, with task and address: `PTRACE_SEIZE of task 1200`
  /// @param cause the likely cause, or an empty string
  public KernelException(String operation, Errno errno, String cause) {
    super(operation + ": " + errno + (cause.isEmpty() ? "" : ": " + cause));
    this.errno = errno.value();
  }

  /// {@return the error number}
  public Errno errno() {
    return Errno.of(errno);
  }
}
