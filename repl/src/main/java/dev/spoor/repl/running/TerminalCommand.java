package dev.spoor.repl.running;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;

/// `tty`.
public final class TerminalCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "tty",
            Group.RUNNING,
            """
            Set terminal for future runs of program being debugged.
            Usage: tty DEVICE
            The program reads and writes there, and is controlled by that terminal if it controls nobody
            else: then the keys there send it signals. The interrupt key of this terminal halts it too.
            "set inferior-tty" is the same, and without a device the program has this terminal again.\
            """)
        .completing(Completion.FILE);
  }

  @Override
  public void run(Shell shell, String arguments) {
    if (arguments.isEmpty()) {
      throw new CommandException("Argument required (filename to set it to.).");
    }
    shell.settings().set("inferior-tty", arguments);
  }
}
