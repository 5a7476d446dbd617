package dev.spoor.machine.linux;

import java.util.Optional;

/// A signal number on x86 and ARM; an open set.
///
/// @param number 1 to 64 for a signal the kernel can send
public record Signal(int number) {
  // asm-generic/signal.h, signal(7): the names of 1 to 31 in order.
  private static final String[] NAMES =
      ("HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN"
              + " TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS")
          .split(" ");

  /// The first real-time signal as the kernel counts (signal(7): the C library keeps two for
  /// itself).
  public static final int FIRST_REAL_TIME = 32;

  /// The highest signal number, `_NSIG` of asm/signal.h.
  public static final int LAST = 64;

  public static final Signal HUP = new Signal(1);
  public static final Signal INT = new Signal(2);
  public static final Signal QUIT = new Signal(3);
  public static final Signal ILL = new Signal(4);
  public static final Signal TRAP = new Signal(5);
  public static final Signal ABRT = new Signal(6);
  public static final Signal BUS = new Signal(7);
  public static final Signal FPE = new Signal(8);
  public static final Signal KILL = new Signal(9);
  public static final Signal USR1 = new Signal(10);
  public static final Signal SEGV = new Signal(11);
  public static final Signal USR2 = new Signal(12);
  public static final Signal PIPE = new Signal(13);
  public static final Signal ALRM = new Signal(14);
  public static final Signal TERM = new Signal(15);
  public static final Signal CHLD = new Signal(17);
  public static final Signal CONT = new Signal(18);
  public static final Signal STOP = new Signal(19);
  public static final Signal TSTP = new Signal(20);
  public static final Signal TTIN = new Signal(21);
  public static final Signal TTOU = new Signal(22);
  public static final Signal WINCH = new Signal(28);
  public static final Signal SYS = new Signal(31);

  /// {@return the signal numbered `number`}
  public static Signal of(int number) {
    return new Signal(number);
  }

  /// {@return the signal with this name, with or without `SIG`: `SIGINT`, `INT`, `SIGRT_3`, or a
  /// number}
  public static Optional<Signal> named(String name) {
    if (!name.isEmpty() && name.length() <= 2 && name.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.of(of(Integer.parseInt(name)));
    }
    for (var number = 1; number <= LAST; number++) {
      var full = of(number).name();
      if (full.equals(name) || full.substring("SIG".length()).equals(name)) {
        return Optional.of(of(number));
      }
    }
    return Optional.empty();
  }

  /// {@return the name: `SIGINT`; `SIGRTMIN` and `SIGRT_1` to `SIGRT_32` from 32 on, as strace
  /// counts them; the bare number if there is no such signal}
  public String name() {
    if (number >= 1 && number <= NAMES.length) {
      return "SIG" + NAMES[number - 1];
    }
    if (number == FIRST_REAL_TIME) {
      return "SIGRTMIN";
    }
    if (number > FIRST_REAL_TIME && number <= LAST) {
      return "SIGRT_" + (number - FIRST_REAL_TIME);
    }
    return Integer.toString(number);
  }

  @Override
  public String toString() {
    return name();
  }
}
