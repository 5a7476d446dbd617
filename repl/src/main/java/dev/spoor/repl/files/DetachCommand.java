package dev.spoor.repl.files;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.CommandTable;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import java.util.List;

/// `detach`.
public final class DetachCommand implements CommandTable.Open {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "detach", Group.RUNNING, "Detach a process or file previously attached. It goes on alone.");
  }

  private final List<Command> subcommands;

  /// @param subcommands what stands behind it: `inferiors`
  public DetachCommand(List<Command> subcommands) {
    this.subcommands = List.copyOf(subcommands);
  }

  @Override
  public List<Command> subcommands() {
    return subcommands;
  }

  @Override
  public void run(Shell shell, String arguments) {
    var workbench = shell.workbench();
    if (workbench.inferior().isEmpty() && workbench.core().isPresent()) {
      workbench.closeCore();
      shell.output().line("No core file now.");
      return;
    }
    var live = workbench.live();
    var program = live.program();
    shell.output().line("Detaching from program: " + program + ", process " + live.process());
    detach(shell);
  }

  /// Detaches the selected process.
  public static void detach(Shell shell) {
    var workbench = shell.workbench();
    var live = workbench.live();
    var text = "[Inferior " + live.number() + " (process " + live.process() + ") detached]";
    var _ =
        workbench.ask(debugger -> {
          debugger.detach(live);
          return true;
        });
    workbench.left();
    shell.output().line(text);
  }
}
