package dev.spoor.repl.files;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.Words;

/// `file`.
public final class FileCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "file",
            Group.FILES,
            """
            Use FILE as program to be debugged.
            Usage: file [FILE]
            It is read for its symbols, and is the program executed by "run".
            Without FILE there is no program any more.\
            """)
        .aliases("exec-file", "symbol-file")
        .completing(Completion.FILE);
  }

  @Override
  public void run(Shell shell, String arguments) {
    if (arguments.isEmpty()) {
      shell.workbench().closeFile();
      return;
    }
    shell.workbench().file(Words.of(arguments).getFirst());
  }
}
