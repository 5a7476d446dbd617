package dev.spoor.repl.terminal;

import org.jline.utils.ShutdownHooks;

/// What is to be done when the process is terminated, before the library gives up the terminal: it
/// does such things in the order in which they were registered.
final class LastAct implements ShutdownHooks.Task {
  private volatile Runnable action = () -> {};

  private LastAct() {}

  /// To be called before a terminal is made.
  static LastAct register() {
    return ShutdownHooks.add(new LastAct());
  }

  /// Replaces what is to be done.
  void becomes(Runnable value) {
    action = value;
  }

  @Override
  public void run() {
    action.run();
  }
}
