package dev.spoor.kernel;

import dev.spoor.machine.linux.Signal;
import java.util.Map;

/// What a tracer does to the process it is itself.
public interface OwnProcess {
  /// Ends this process by a signal, at once and without a core file: RLIMIT_CORE of setrlimit(2) is
  /// 0 and the signal's action the default, in which the JVM has no part. Returns only if the
  /// signal is one that ends nothing.
  ///
  /// @throws UnsupportedOperationException if this is not the real kernel
  default void dieBy(Signal signal) {
    throw new UnsupportedOperationException("dying by " + signal);
  }

  /// {@return how often each system call was made through this kernel, by name, those that were not
  /// made left out}
  Map<String, Long> callsMade();

  /// Makes a pipe. pipe2(2).
  ///
  /// @throws KernelException if there are too many descriptors
  /// @throws UnsupportedOperationException if this is not the real kernel
  default PipeEnds pipe() {
    throw new UnsupportedOperationException("a pipe");
  }

  /// Closes a descriptor. close(2).
  ///
  /// @throws UnsupportedOperationException if this is not the real kernel
  default void closeDescriptor(int descriptor) {
    throw new UnsupportedOperationException("closing " + descriptor);
  }
}
