package dev.spoor.repl.stack;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;

/// `info stack`: the calls, as `backtrace` shows them.
public final class InfoStack implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of("stack", Group.STATUS, "Backtrace of the stack, or innermost COUNT frames.")
        .aliases("s");
  }

  @Override
  public void run(Shell shell, String arguments) {
    new BacktraceCommand().run(shell, arguments);
  }
}
