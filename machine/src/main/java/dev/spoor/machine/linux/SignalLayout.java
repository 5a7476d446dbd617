package dev.spoor.machine.linux;

/// Which fields of a `siginfo_t` a signal and its code use: the rule by which Linux itself copies
/// one (sigaction(2), "The siginfo_t argument to a SA_SIGINFO handler"; tried on a live kernel).
enum SignalLayout {
  SENT,
  QUEUED,
  TIMER,
  CHILD,
  FAULT,
  MEMORY_ERROR,
  BOUNDS,
  KEY,
  PERF,
  POLL,
  SYSTEM_CALL;

  private static final int LAST_POLL_CODE = 6;

  static SignalLayout of(Signal signal, int code) {
    if (code > 0 && code < SignalCode.SI_KERNEL) {
      return ofKernelCode(signal, code);
    }
    return switch (code) {
      case SignalCode.SI_TIMER -> TIMER;
      case SignalCode.SI_SIGIO -> POLL;
      case SignalCode.SI_TKILL -> SENT;
      default -> code < 0 ? QUEUED : SENT;
    };
  }

  /// A code beyond those of its signal is laid out as if sent by kill(2); one within the range of
  /// POLL_ as those, for fcntl(2) F_SETSIG reports input under any signal.
  private static SignalLayout ofKernelCode(Signal signal, int code) {
    if (code > SignalCode.lastOf(signal)) {
      return code <= LAST_POLL_CODE ? POLL : SENT;
    }
    return switch (signal.number()) {
      case 5 -> code == 6 ? PERF : FAULT;
      case 7 -> code == 4 || code == 5 ? MEMORY_ERROR : FAULT;
      case 11 -> code == 3 ? BOUNDS : code == 4 ? KEY : FAULT;
      case 17 -> CHILD;
      case 29 -> POLL;
      case 31 -> SYSTEM_CALL;
      default -> FAULT;
    };
  }
}
