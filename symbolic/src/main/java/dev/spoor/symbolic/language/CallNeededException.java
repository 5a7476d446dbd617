package dev.spoor.symbolic.language;

import java.io.Serial;

/// A condition calls a function of the program, which does not run while it is asked.
final class CallNeededException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  CallNeededException() {
    super("a function is called", null, false, false);
  }
}
