package dev.spoor.repl.files;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import java.io.IOException;

/// `generate-core-file`.
public final class GenerateCoreCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "generate-core-file",
            Group.DATA,
            """
            Save a core file with the current state of the debugged process.
            Usage: generate-core-file [FILENAME]
            Argument is optional filename.  Default filename is 'core.PROCESS_ID'.\
            """)
        .aliases("gcore")
        .completing(Completion.FILE);
  }

  @Override
  public void run(Shell shell, String arguments) {
    var live = shell.workbench().live();
    var name = arguments.isEmpty() ? "core." + live.process() : arguments;
    var file = shell.workbench().path(name);
    var chosen = shell.workbench().selection().thread();
    var failure =
        shell
            .workbench()
            .ask(debugger -> {
              var first =
                  live.tasks().stream()
                      .filter(task -> task.number() == chosen)
                      .findFirst()
                      .orElseGet(() -> live.tasks().getFirst());
              try {
                debugger.dump(live, first, file);
                return "";
              } catch (IOException refused) {
                return "Failed to write '" + name + "': " + refused.getMessage();
              }
            });
    if (!failure.isEmpty()) {
      throw new CommandException(failure);
    }
    shell.output().line("Saved corefile " + name);
  }
}
