package dev.spoor.repl.general;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;

/// `complete`: what a line could go on as.
public final class CompleteCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of("complete", Group.SUPPORT, "List the completions for the rest of the line.")
        .completing(Completion.COMMAND);
  }

  @Override
  public void run(Shell shell, String arguments) {
    shell.completer().complete(arguments).forEach(shell.output()::line);
  }
}
