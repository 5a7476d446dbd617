package dev.spoor.engine;

import dev.spoor.machine.linux.Errno;

/// A process could not be attached to; nothing of it is traced. The message has the cause in words.
public final class AttachException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final int errno;

  AttachException(String message, Errno errno, Throwable cause) {
    super(message, cause);
    this.errno = errno.value();
  }

  /// {@return the error number}
  public Errno errno() {
    return Errno.of(errno);
  }
}
