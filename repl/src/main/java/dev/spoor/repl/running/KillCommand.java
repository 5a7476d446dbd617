package dev.spoor.repl.running;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.CommandTable;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import java.util.List;

/// `kill`.
public final class KillCommand implements CommandTable.Open {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of("kill", Group.RUNNING, "Kill execution of program being debugged.")
        .aliases("k");
  }

  private final List<Command> subcommands;

  /// @param subcommands what stands behind it: `inferiors`
  public KillCommand(List<Command> subcommands) {
    this.subcommands = List.copyOf(subcommands);
  }

  @Override
  public List<Command> subcommands() {
    return subcommands;
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
  public static void kill(Shell shell) {
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
