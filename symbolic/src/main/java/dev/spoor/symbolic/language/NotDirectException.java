package dev.spoor.symbolic.language;

import java.io.Serial;

/// A part of a condition has no [DirectNode]: it is evaluated as other expressions are.
final class NotDirectException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  NotDirectException(String part) {
    super(part, null, false, false);
  }
}
