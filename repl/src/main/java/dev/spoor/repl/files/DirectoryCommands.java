package dev.spoor.repl.files;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import java.nio.file.Files;

/// `cd` and `pwd`.
public final class DirectoryCommands implements Command {
  private final boolean changes;

  private DirectoryCommands(boolean changes) {
    this.changes = changes;
  }

  /// {@return `cd`}
  public static Command change() {
    return new DirectoryCommands(true);
  }

  /// {@return `pwd`}
  public static Command show() {
    return new DirectoryCommands(false);
  }

  @Override
  public Synopsis synopsis() {
    return changes
        ? Synopsis.of(
                "cd",
                Group.FILES,
                """
                Set working directory to DIR for debugger.
                Usage: cd [DIR]
                The program is started there too, and file names count from it.\
                """)
            .completing(Completion.FILE)
        : Synopsis.of("pwd", Group.FILES, "Print working directory.");
  }

  @Override
  public void run(Shell shell, String arguments) {
    var workbench = shell.workbench();
    if (changes) {
      var path = workbench.path(arguments.isEmpty() ? "~/" : arguments).normalize();
      if (!Files.isDirectory(path)) {
        throw new CommandException(arguments + ": No such file or directory.");
      }
      workbench.directory(path);
    }
    shell.output().line("Working directory " + workbench.directory() + ".");
  }
}
