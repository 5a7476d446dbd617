package dev.spoor.repl.shell;

/// A script leaves its innermost loop, or this round of it. No failure: it is caught where the loop
/// is run.
public final class LoopExit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean again;

  /// @param again whether the loop goes on with its next round
  public LoopExit(boolean again) {
    super(again ? "loop_continue" : "loop_break", null, false, false);
    this.again = again;
  }

  /// {@return whether the loop goes on}
  public boolean isAgain() {
    return again;
  }
}
