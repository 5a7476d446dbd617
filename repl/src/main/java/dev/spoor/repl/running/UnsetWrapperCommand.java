package dev.spoor.repl.running;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;

/// `unset exec-wrapper`.
public final class UnsetWrapperCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "exec-wrapper",
        Group.RUNNING,
        "Disable use of an execution wrapper: \"set exec-wrapper\".");
  }

  @Override
  public void run(Shell shell, String arguments) {
    shell.settings().set("exec-wrapper", "");
  }
}
