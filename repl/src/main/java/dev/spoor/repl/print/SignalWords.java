package dev.spoor.repl.print;

import dev.spoor.machine.linux.Signal;

/// Signals in words: signal(7), in the wording that gdb has.
public final class SignalWords {
  /// From signal 1 on.
  private static final String[] WORDS = {
    "Hangup",
    "Interrupt",
    "Quit",
    "Illegal instruction",
    "Trace/breakpoint trap",
    "Aborted",
    "Bus error",
    "Arithmetic exception",
    "Killed",
    "User defined signal 1",
    "Segmentation fault",
    "User defined signal 2",
    "Broken pipe",
    "Alarm clock",
    "Terminated",
    "Stack fault",
    "Child status changed",
    "Continued",
    "Stopped (signal)",
    "Stopped (user)",
    "Stopped (tty input)",
    "Stopped (tty output)",
    "Urgent I/O condition",
    "CPU time limit exceeded",
    "File size limit exceeded",
    "Virtual timer expired",
    "Profiling timer expired",
    "Window size changed",
    "I/O possible",
    "Power fail/restart",
    "Bad system call"
  };

  private SignalWords() {}

  /// {@return `SIGSEGV, Segmentation fault`}
  public static String named(Signal signal) {
    return name(signal) + ", " + words(signal);
  }

  /// {@return `SIGSEGV`; of real-time signals `SIG34`}
  public static String name(Signal signal) {
    return signal.number() >= Signal.FIRST_REAL_TIME ? "SIG" + signal.number() : signal.name();
  }

  /// {@return what it is, `Segmentation fault`}
  public static String words(Signal signal) {
    var number = signal.number();
    return number >= 1 && number <= WORDS.length ? WORDS[number - 1] : "Real-time event " + number;
  }
}
