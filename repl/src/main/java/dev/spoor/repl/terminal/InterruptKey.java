package dev.spoor.repl.terminal;

import org.jline.utils.Signals;

/// The key of SIGINT, where no line editor has it: with `--batch` and at a dumb terminal.
public final class InterruptKey {
  private InterruptKey() {}

  /// Has the key do something, from now on and for the rest of the process's life; called on a
  /// thread of the JVM's. A program that is launched has its own way with the signal: what is not
  /// ignored here begins there with its default action (execve(2)).
  public static void does(Runnable action) {
    Signals.register("INT", action);
  }
}
