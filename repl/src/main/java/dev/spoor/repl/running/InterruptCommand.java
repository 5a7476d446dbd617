package dev.spoor.repl.running;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;

/// `interrupt`.
public final class InterruptCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "interrupt",
        Group.RUNNING,
        """
        Interrupt the execution of the debugged program.
        Usage: interrupt [-a]
        Whoever can type it has a program that is halted already, for commands wait until it is: then
        it does nothing, as in gdb. What halts a program that runs is the interrupt key.\
        """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    // All is halted, or this would not run.
  }
}
