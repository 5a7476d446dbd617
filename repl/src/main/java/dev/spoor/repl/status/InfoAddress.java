package dev.spoor.repl.status;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.symbolic.type.FunctionType;

/// `info address`.
public final class InfoAddress implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "address",
            Group.STATUS,
            """
            Describe where symbol SYM is stored.
            Usage: info address SYM\
            """)
        .completing(Completion.SYMBOL);
  }

  @Override
  public void run(Shell shell, String arguments) {
    if (arguments.isEmpty()) {
      throw new CommandException("Argument required.");
    }
    shell.show(view -> {
      var value = view.expressions().evaluate(arguments);
      var at = value.address();
      var start = "Symbol \"" + arguments + "\" is ";
      if (at.isEmpty()) {
        shell.output().line(start + "optimized out, or in a register.");
      } else if (value.type().stripped() instanceof FunctionType) {
        shell.output().line(start + "a function at address " + at.get() + ".");
      } else if (view.symbols().program().global(arguments).isPresent()) {
        shell.output().line(start + "static storage at address " + at.get() + ".");
      } else {
        shell.output().line(start + "a variable at address " + at.get() + " in this frame.");
      }
    });
  }
}
