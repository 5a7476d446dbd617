package dev.spoor.repl.data;

import dev.spoor.repl.running.ProgramCalls;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;

/// `set variable`.
public final class SetVariableCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "variable",
            Group.DATA,
            """
            Evaluate expression EXP and assign result to variable VAR.
            Usage: set variable VAR = EXP
            "undo" takes it back as long as the program has not moved.\
            """)
        .aliases("var");
  }

  @Override
  public void run(Shell shell, String arguments) {
    if (arguments.isEmpty()) {
      throw new CommandException("Argument required (expression to compute).");
    }
    new ProgramCalls(shell)
        .look(
            arguments,
            view -> {
              Assignments.remember(shell, view, arguments);
              // Evaluation is what assigns; the value itself may never be read.
              var _ = view.expressions().evaluate(arguments);
              Assignments.done(shell, arguments);
              return true;
            });
  }
}
