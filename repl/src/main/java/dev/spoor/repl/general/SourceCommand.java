package dev.spoor.repl.general;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Words;

/// `source`.
public final class SourceCommand implements Command {
  private static final String TRACING = "trace-commands";

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
    var verbose = false;
    var rest = arguments;
    while (Words.first(rest).matches("-[vs]")) {
      verbose |= Words.first(rest).equals("-v");
      rest = Words.rest(rest);
    }
    if (rest.isEmpty()) {
      throw new CommandException("source command requires file name of file to source.");
    }
    var settings = shell.settings();
    var before = settings.text(TRACING);
    settings.set(TRACING, verbose ? "on" : before);
    try {
      new ScriptFile(rest, shell.workbench().directory()).run(shell);
    } finally {
      settings.set(TRACING, before);
    }
  }
}
