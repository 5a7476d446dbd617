package dev.spoor.repl.general;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.LoopExit;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;

/// `loop_break` and `loop_continue`.
public final class LoopExitCommand implements Command {
  private final boolean again;

  private LoopExitCommand(boolean again) {
    this.again = again;
  }

  /// {@return `loop_break`}
  public static Command leaving() {
    return new LoopExitCommand(false);
  }

  /// {@return `loop_continue`}
  public static Command again() {
    return new LoopExitCommand(true);
  }

  @Override
  public Synopsis synopsis() {
    return again
        ? Synopsis.of("loop_continue", Group.SUPPORT, "Begin the next round of a \"while\".")
        : Synopsis.of("loop_break", Group.SUPPORT, "Leave the innermost \"while\".");
  }

  @Override
  public void run(Shell shell, String arguments) {
    throw new LoopExit(again);
  }
}
