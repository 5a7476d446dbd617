package dev.spoor.kernel;

import dev.spoor.kernel.internal.NativeKernel;
import dev.spoor.machine.Architecture;
import dev.spoor.machine.linux.Abi;

/// All system calls that a tracer makes, one method each.
///
/// An instance is confined to the thread that opened it, which becomes the tracer of every task it
/// seizes: the kernel takes requests for a task from the one thread that traces it and from no
/// other (ptrace(2)). It must be a platform thread.
public interface Kernel
    extends Ptrace,
        Waiting,
        ProcessMemory,
        Signals,
        Scheduling,
        Launching,
        OwnProcess,
        Terminals,
        FileQueries,
        AutoCloseable {
  /// {@return the system calls of the kernel this JVM runs on, for the current thread}
  ///
  /// @throws IllegalStateException if the thread is virtual, or native access is refused to
  ///   `dev.spoor.kernel`; the message says which option grants it
  static Kernel open() {
    return NativeKernel.open();
  }

  /// {@return the architecture of the CPU and kernel this runs on}
  Architecture host();

  /// {@return the number of execve(2) in the host's own ABI}
  long execveNumber();

  /// {@return whether the call makes a new task: clone, clone3, fork, vfork}
  boolean isCloning(Abi abi, long number);

  /// Frees the native buffers. Tasks that are still traced stay so until the thread ends.
  @Override
  void close();
}
