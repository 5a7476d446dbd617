package dev.spoor.repl.print;

import dev.spoor.debugger.breakpoint.Trigger.OnData;

/// What watchpoints are called.
public final class WatchWords {
  private WatchWords() {}

  /// {@return what a watchpoint is called when it is set or hit}
  public static String of(OnData watched) {
    return switch (watched.access()) {
      case WRITE -> watched.hardware() ? "Hardware watchpoint" : "Watchpoint";
      case READ -> "Hardware read watchpoint";
      case ANY -> "Hardware access (read/write) watchpoint";
    };
  }

  /// {@return what it is called in a list}
  public static String listed(OnData watched) {
    return switch (watched.access()) {
      case WRITE -> watched.hardware() ? "hw watchpoint" : "watchpoint";
      case READ -> "read watchpoint";
      case ANY -> "acc watchpoint";
    };
  }
}
