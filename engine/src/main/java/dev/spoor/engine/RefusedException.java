package dev.spoor.engine;

import dev.spoor.kernel.KernelException;
import dev.spoor.machine.linux.Errno;

/// The kernel refused what a stopped task was to be asked or told. The message has the request, the
/// task, the errno and the likely cause in words.
public final class RefusedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final int errno;

  RefusedException(KernelException refusal) {
    super(refusal.getMessage(), refusal);
    this.errno = refusal.errno().value();
  }

  /// {@return the error number}
  public Errno errno() {
    return Errno.of(errno);
  }
}
