package dev.spoor.engine;

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

  /// {@return the error number of the step that failed}
  public Errno errno() {
    return Errno.of(errno);
  }

  /// {@return what was tried, in words: `execute /bin/nothing`, `change to directory /x`}
  public String step() {
    return step;
  }
}
