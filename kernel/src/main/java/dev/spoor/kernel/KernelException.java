package dev.spoor.kernel;

import dev.spoor.machine.linux.Errno;
import java.util.function.Supplier;

/// A system call failed. The message has the call, the task, the address, the errno name and text,
/// and the likely cause in words where it could be found out.
///
/// The cause is looked for in /proc when the message is first asked for, and only then: that a task
/// has died is normal, and whoever expects it asks for [#errno()] alone.
public final class KernelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int errno;
  private final transient Supplier<String> explanation;
  private String text = "";

  /// @param operation what was asked, with task and address: `PTRACE_SEIZE of task 1200`
  /// @param cause the likely cause, or an empty string
  public KernelException(String operation, Errno errno, String cause) {
    this(() -> operation, errno, () -> cause);
  }

  /// @param operation what was asked, with task and address
  /// @param cause finds out the likely cause, or an empty string; run at most once
  public KernelException(Supplier<String> operation, Errno errno, Supplier<String> cause) {
    this.errno = errno.value();
    this.explanation = () -> withCause(operation.get() + ": " + errno, cause.get());
  }

  private static String withCause(String what, String why) {
    return why.isEmpty() ? what : what + ": " + why;
  }

  /// {@return the error number}
  public Errno errno() {
    return Errno.of(errno);
  }

  /// {@return call, task, address, errno and likely cause}
  @Override
  public synchronized String getMessage() {
    if (text.isEmpty() && explanation != null) {
      text = explanation.get();
    }
    return text;
  }
}
