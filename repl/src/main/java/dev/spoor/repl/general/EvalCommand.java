package dev.spoor.repl.general;

import dev.spoor.repl.data.PrintfCommand;
import dev.spoor.repl.running.ProgramCalls;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;

/// `eval`: a command that is put together as `printf` does it.
public final class EvalCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "eval",
        Group.SUPPORT,
        """
        Puts a command together as "printf" does a text, and runs it.
        Usage: eval "FORMAT", VALUE...\
        """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    if (arguments.isEmpty()) {
      throw new CommandException("Argument required (format-control string and values to print).");
    }
    shell.perform(
        new ProgramCalls(shell).look(arguments, view -> PrintfCommand.text(view, arguments)));
  }
}
