package dev.spoor.kernel;

import java.util.Set;

/// The `PTRACE_O_` options of ptrace(2), linux/ptrace.h.
public enum PtraceOption {
  TRACESYSGOOD(1),
  TRACEFORK(1 << 1),
  TRACEVFORK(1 << 2),
  TRACECLONE(1 << 3),
  TRACEEXEC(1 << 4),
  TRACEVFORKDONE(1 << 5),
  TRACEEXIT(1 << 6),
  TRACESECCOMP(1 << 7),
  EXITKILL(1 << 20),
  SUSPEND_SECCOMP(1 << 21);

  private final int bit;

  PtraceOption(int bit) {
    this.bit = bit;
  }

  /// {@return the option's bit as linux/ptrace.h has it}
  public int bit() {
    return bit;
  }

  /// {@return the options as the word that PTRACE_SEIZE and PTRACE_SETOPTIONS take}
  public static int bits(Set<PtraceOption> options) {
    var bits = 0;
    for (var option : options) {
      bits |= option.bit;
    }
    return bits;
  }
}
