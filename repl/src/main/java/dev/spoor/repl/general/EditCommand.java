package dev.spoor.repl.general;

import dev.spoor.repl.code.ListCommand;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.source.ListPosition.Lines;
import dev.spoor.repl.source.SourceText;
import dev.spoor.repl.text.CommandException;
import java.util.List;

/// `edit`.
public final class EditCommand implements Command {
  /// What has to be there on every system of POSIX.
  private static final String USUAL = "/bin/ex";

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "edit",
            Group.FILES,
            """
            Edit specified file or function.
            Usage: edit [LOCATION]
            Without a location the line that was listed last. The program that $EDITOR names is given
            +LINE and the file; a command of the shell, so it may have options.\
            """)
        .completing(Completion.LOCATION);
  }

  @Override
  public void run(Shell shell, String arguments) {
    var at = shell.look(view -> place(shell, view, arguments));
    var file =
        shell
            .sources()
            .of(at.path())
            .map(SourceText::path)
            .orElseThrow(() -> new CommandException(at.path() + ": No such file or directory."));
    var wanted = shell.workbench().surroundings().variable("EDITOR");
    var editor = wanted.isBlank() ? USUAL : wanted;
    var command = editor + " +" + at.first() + " " + quoted(file.toString());
    new ShellProcess(shell).run(List.of("/bin/sh", "-c", command));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static Lines place(Shell shell, View view, String arguments) {
    if (arguments.isEmpty()) {
      return shell
          .position()
          .shown()
          .map(shown -> shell.position().isAroundNext() ? shown : last(shown))
          .orElseThrow(View::noTable);
    }
    if (!view.hasTarget()) {
      throw View.noTable();
    }
    return ListCommand.one(shell, view, arguments);
  }

  private static Lines last(Lines shown) {
    return new Lines(shown.path(), shown.last(), shown.last());
  }
}
