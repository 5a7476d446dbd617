package dev.spoor.repl.status;

import dev.spoor.debugger.HaltCause;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.stack.ThreadText;

/// `info program`.
public final class InfoProgram implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of("program", Group.STATUS, "Execution status of the program.");
  }

  @Override
  public void run(Shell shell, String arguments) {
    if (shell.workbench().inferior().isEmpty()) {
      shell.output().line("The program being debugged is not being run.");
      return;
    }
    shell.show(view -> {
      shell
          .output()
          .line("\tUsing the running image of child " + ThreadText.name(view, view.thread()) + ".");
      shell.output().line("Program stopped at " + view.frame().pc() + ".");
    });
    var stops = shell.workbench().history().stops();
    if (!stops.isEmpty()) {
      stops.getLast().halt().causes().forEach(cause -> tell(shell, cause));
    }
  }

  private static void tell(Shell shell, HaltCause cause) {
    if (cause instanceof HaltCause.Hit(var breakpoint, var _)) {
      shell.output().line("It stopped at breakpoint " + breakpoint.number() + ".");
    } else if (cause instanceof HaltCause.SignalReceived(var signal, var _)) {
      shell
          .output()
          .line("It stopped with signal " + dev.spoor.repl.print.SignalWords.named(signal) + ".");
    } else {
      shell.output().line("It stopped after being stepped.");
    }
  }
}
