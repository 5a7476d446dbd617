package dev.spoor.kernel.internal;

import dev.spoor.kernel.KernelException;
import dev.spoor.machine.Address;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Tid;

/// Turns negative results into exceptions that say what was asked and why it may have failed.
final class Failures {
  private Failures() {}

  static KernelException of(Requests request, Tid tid, long address, long data, long result) {
    var errno = errno(result);
    return new KernelException(
        () -> request + " of task " + tid + place(request, address, data),
        errno,
        () -> Diagnosis.ofThisSystem().of(request, tid, address, data, errno));
  }

  static KernelException of(String operation, long result) {
    return new KernelException(operation, errno(result), "");
  }

  /// Where or what, for requests whose arguments a reader knows.
  private static String place(Requests request, long address, long data) {
    return switch (request) {
      case PTRACE_PEEKTEXT, PTRACE_PEEKDATA, PTRACE_POKETEXT, PTRACE_POKEDATA ->
          " at " + Address.of(address);
      case PTRACE_PEEKUSER, PTRACE_POKEUSER -> " at offset " + address;
      case PTRACE_GETREGSET, PTRACE_SETREGSET -> ", note 0x" + Long.toHexString(address);
      case PTRACE_GET_THREAD_AREA, PTRACE_SET_THREAD_AREA -> ", entry " + address;
      case PTRACE_CONT,
          PTRACE_SYSCALL,
          PTRACE_SINGLESTEP,
          PTRACE_SINGLEBLOCK,
          PTRACE_SYSEMU,
          PTRACE_SYSEMU_SINGLESTEP,
          PTRACE_DETACH ->
          data == 0 ? "" : " with signal " + data;
      default -> "";
    };
  }

  static Errno errno(long result) {
    return Errno.of((int) -result);
  }

  static boolean is(long result, Errno errno) {
    return result == -errno.value();
  }
}
