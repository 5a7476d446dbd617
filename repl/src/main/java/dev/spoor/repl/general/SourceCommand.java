package dev.spoor.repl.general;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;

/// `source`.
public final class SourceCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "source",
            Group.SUPPORT,
            """
            Read commands from a file named FILE.
            Usage: source [-v] FILE
            The first command that fails ends the reading. -v shows each command.\
            """)
        .completing(Completion.FILE);
  }

  @Override
  public void run(Shell shell, String arguments) {
    var file = arguments.startsWith("-") ? arguments.replaceFirst("^-[vs] *", "") : arguments;
    if (file.isEmpty()) {
      throw new CommandException("source command requires file name of file to source.");
    }
    new ScriptFile(file, shell.workbench().directory()).run(shell);
  }
}
