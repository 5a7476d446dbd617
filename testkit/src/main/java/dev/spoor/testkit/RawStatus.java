package dev.spoor.testkit;

import dev.spoor.machine.linux.Signal;

/// Status words as wait4(2) stores them, for scripts. sys/wait.h; ptrace(2), Stopped states.
public final class RawStatus {
  private RawStatus() {}

  /// {@return the end by exit(2) with `code`}
  public static int exited(int code) {
    return (code & 0xff) << 8;
  }

  /// {@return the end by a signal, without a core}
  public static int killed(Signal signal) {
    return signal.number();
  }

  /// {@return a signal-delivery-stop}
  public static int stopped(Signal signal) {
    return signal.number() << 8 | 0x7f;
  }

  /// {@return a syscall-stop under PTRACE_O_TRACESYSGOOD}
  public static int syscall() {
    return stopped(Signal.TRAP) | 0x8000;
  }

  /// {@return the stop of a `PTRACE_EVENT_` other than STOP}
  public static int event(int event) {
    return event << 16 | stopped(Signal.TRAP);
  }

  /// {@return a PTRACE_EVENT_STOP: a group-stop by a stopping signal, else with SIGTRAP}
  public static int eventStop(Signal signal) {
    return 128 << 16 | stopped(signal);
  }
}
