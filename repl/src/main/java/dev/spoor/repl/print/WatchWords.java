package dev.spoor.repl.print;

import dev.spoor.debugger.breakpoint.Trigger.OnData.Access;

/// What watchpoints are called.
public final class WatchWords {
  private WatchWords() {}

  /// {@return what a watchpoint is called when it is set or hit}
  public static String of(Access access) {
    return switch (access) {
      case WRITE -> "Hardware watchpoint";
      case READ -> "Hardware read watchpoint";
      case ANY -> "Hardware access (read/write) watchpoint";
    };
  }

  /// {@return what it is called in a list}
  public static String listed(Access access) {
    return switch (access) {
      case WRITE -> "hw watchpoint";
      case READ -> "read watchpoint";
      case ANY -> "acc watchpoint";
    };
  }
}
