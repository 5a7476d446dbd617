package dev.spoor.trace.inject;

import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Errno;

/// What a call returns that is not carried out.
public sealed interface Outcome {
  /// It fails.
  record Failure(Errno errno) implements Outcome {
    @Override
    public long result(Abi abi) {
      return -errno.value();
    }

    @Override
    public boolean failed() {
      return true;
    }
  }

  /// It succeeds.
  ///
  /// @param value what it returns; of a 32-bit call, the lower half is
  record Success(long value) implements Outcome {
    @Override
    public long result(Abi abi) {
      return abi == Abi.I386 ? (int) value : value;
    }

    @Override
    public boolean failed() {
      return false;
    }
  }

  /// {@return the number returned, an error as a negative number}
  long result(Abi abi);

  /// {@return whether that is an error; a success can have the same number}
  boolean failed();
}
