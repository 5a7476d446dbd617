package dev.spoor.repl.stack;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;

/// `thread name`.
final class ThreadNameCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "name",
        Group.RUNNING,
        """
        Set the current thread's name.
        Usage: thread name [NAME]
        The debugger alone uses it. Without NAME the thread has its own name again.\
        """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    shell.show(view -> {
      if (!view.hasStack()) {
        throw new dev.spoor.repl.text.CommandException("No thread selected");
      }
      shell.workbench().givenNames().put(view.thread().tid(), arguments);
    });
  }
}
