package dev.spoor.engine;

import dev.spoor.kernel.KernelException;
import dev.spoor.machine.linux.Errno;

/// A program could not be started. The message says which step failed and why.
public final class LaunchException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final int errno;
  private final String step;

  LaunchException(String step, Errno errno) {
    super(step + ": " + errno.text());
    this.errno = errno.value();
    this.step = step;
  }

  /// The kernel refused what comes before any step of the new process.
  LaunchException(KernelException refused) {
    super("start a process: " + refused.getMessage(), refused);
    this.errno = refused.errno().value();
    this.step = "start a process";
  }

  /// {@return the error number of the step that failed}
  public Errno errno() {
    return Errno.of(errno);
  }

  /// {@return what was tried, in words: `execute /bin/nothing`, `change to directory /x`}
  public String step() {
    return step;
  }
}
