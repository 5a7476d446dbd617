package dev.spoor.kernel;

import dev.spoor.machine.linux.Signal;

/// The status word that wait4(2) stores, decoded; every `int` has a value.
public sealed interface WaitStatus {
  /// The task ended by itself; `WIFEXITED`.
  ///
  /// @param code 0 to 255
  record Exited(int code) implements WaitStatus {}

  /// The task was killed by a signal; `WIFSIGNALED`.
  record Killed(Signal signal, boolean dumpedCore) implements WaitStatus {}

  /// The task is in a ptrace-stop; `WIFSTOPPED`.
  ///
  /// @param signal `WSTOPSIG` without the bit that PTRACE_O_TRACESYSGOOD adds
  /// @param syscall whether that bit (0x80) was set: a syscall-stop
  /// @param event the `PTRACE_EVENT_` number, 0 if the stop is none
  record Stopped(Signal signal, boolean syscall, int event) implements WaitStatus {}

  /// The process was continued by SIGCONT; `WIFCONTINUED`. Seen with WCONTINUED only.
  record Continued() implements WaitStatus {}

  /// A word of no form that wait(2) documents.
  record Unrecognized(int raw) implements WaitStatus {}

  /// {@return what `raw` means}
  static WaitStatus of(int raw) {
    var low = raw & 0x7f;
    if (raw == 0xffff) {
      return new Continued();
    }
    if (low == 0x7f) {
      return stopped(raw);
    }
    if ((raw & 0xffff_0000) != 0) {
      return new Unrecognized(raw);
    }
    if (low == 0) {
      return (raw & 0x80) == 0 ? new Exited(raw >>> 8 & 0xff) : new Unrecognized(raw);
    }
    return (raw & 0xff00) == 0
        ? new Killed(Signal.of(low), (raw & 0x80) != 0)
        : new Unrecognized(raw);
  }

  private static WaitStatus stopped(int raw) {
    if ((raw & 0x80) != 0) {
      return new Unrecognized(raw);
    }
    var signal = raw >>> 8 & 0xff;
    return new Stopped(Signal.of(signal & 0x7f), (signal & 0x80) != 0, raw >>> 16);
  }
}
