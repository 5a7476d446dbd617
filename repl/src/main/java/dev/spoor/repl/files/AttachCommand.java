package dev.spoor.repl.files;

import dev.spoor.engine.AttachException;
import dev.spoor.machine.linux.Tid;
import dev.spoor.repl.running.Going;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.symbolic.process.ProcessAccessException;
import dev.spoor.symbolic.process.ProcessDirectory;

/// `attach`.
public final class AttachCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "attach",
        Group.RUNNING,
        """
        Attach to a process outside of the debugger.
        Usage: attach PROCESS-ID
        The process is halted, all its threads with it. "detach" lets it go on.\
        """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    if (arguments.isEmpty()) {
      throw new CommandException("Argument required (process-id to attach).");
    }
    var process = process(arguments);
    var number = shell.workbench().slots().current().number();
    var _ =
        shell
            .workbench()
            .ask(debugger -> {
              debugger.inferiors().next(number);
              return true;
            });
    shell.output().flush();
    try {
      shell.workbench().session().attach(process);
    } catch (AttachException refused) {
      throw new CommandException(String.valueOf(refused.getMessage()));
    }
    if (shell.workbench().file().isEmpty()) {
      openProgram(shell, process);
    }
    var going = new Going(shell, "attach " + process);
    going.report(going.await());
  }

  private static void openProgram(Shell shell, Tid process) {
    try {
      shell.workbench().file(ProcessDirectory.of(process).program());
    } catch (ProcessAccessException | CommandException _) {
      shell.workbench().closeFile();
    }
  }

  private static Tid process(String text) {
    try {
      var number = Integer.parseInt(text);
      if (number > 0) {
        return Tid.of(number);
      }
    } catch (NumberFormatException _) {
      throw new CommandException("Illegal process-id: " + text + ".");
    }
    throw new CommandException("Illegal process-id: " + text + ".");
  }
}
