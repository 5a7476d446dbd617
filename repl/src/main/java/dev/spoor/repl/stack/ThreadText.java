package dev.spoor.repl.stack;

import dev.spoor.repl.debuggee.TargetThread;
import dev.spoor.repl.debuggee.View;

/// What threads are called.
public final class ThreadText {
  private ThreadText() {}

  /// {@return `1 (Thread 0x7ffff7dd1740 (LWP 123))`}
  static String numbered(View view, TargetThread thread) {
    return view.label(thread) + " (" + name(view, thread) + ")";
  }

  /// {@return `Thread 0x7ffff7dd1740 (LWP 123)`; without an address where there is none}
  public static String name(View view, TargetThread thread) {
    var pointer = view.architecture().find("fs_base");
    var registers = thread.registers();
    if (pointer.isPresent()
        && registers.knows(pointer.get())
        && registers.unsigned(pointer.get()) != 0) {
      return "Thread 0x"
          + Long.toHexString(registers.unsigned(pointer.get()))
          + " (LWP "
          + thread.tid()
          + ")";
    }
    return view.target().isLive() && view.threads().size() == 1
        ? "process " + thread.tid()
        : "LWP " + thread.tid();
  }
}
