package dev.spoor.repl.running;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;

/// `kill`.
public final class KillCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of("kill", Group.RUNNING, "Kill execution of program being debugged.")
        .aliases("k");
  }

  @Override
  public void run(Shell shell, String arguments) {
    var live = shell.workbench().live();
    if (!shell.confirms("Kill the program being debugged?")) {
      throw new CommandException("Not confirmed.");
    }
    var text = "[Inferior " + live.number() + " (process " + live.process() + ") killed]";
    kill(shell);
    shell.output().line(text);
  }

  /// Ends the program and waits for its end.
  static void kill(Shell shell) {
    var workbench = shell.workbench();
    var live = workbench.live();
    var _ =
        workbench.ask(debugger -> {
          debugger.kill(live);
          return true;
        });
    workbench.halted(new Going(shell, "kill").await());
  }
}
