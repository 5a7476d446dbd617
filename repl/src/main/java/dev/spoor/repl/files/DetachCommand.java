package dev.spoor.repl.files;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;

/// `detach`.
public final class DetachCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "detach", Group.RUNNING, "Detach a process or file previously attached. It goes on alone.");
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
    var text = "[Inferior " + live.number() + " (process " + live.process() + ") detached]";
    shell.output().line("Detaching from program: " + program + ", process " + live.process());
    var _ =
        workbench.ask(debugger -> {
          debugger.detach(live);
          return true;
        });
    workbench.left();
    shell.output().line(text);
  }
}
