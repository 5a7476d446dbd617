package dev.spoor.kernel.internal;

import dev.spoor.kernel.KernelException;
import dev.spoor.machine.Address;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Tid;

/// Turns negative results into exceptions that say what was asked and why it may have failed.
final class Failures {
  private Failures() {}

  static KernelException of(Requests request, Tid tid, long result) {
    return new KernelException(request + " of task " + tid, errno(result), "");
  }

  static KernelException of(Requests request, Tid tid, Address address, long result) {
    return new KernelException(request + " of task " + tid + " at " + address, errno(result), "");
  }

  static KernelException of(String operation, long result) {
    return new KernelException(operation, errno(result), "");
  }

  static Errno errno(long result) {
    return Errno.of((int) -result);
  }

  static boolean is(long result, Errno errno) {
    return result == -errno.value();
  }
}
