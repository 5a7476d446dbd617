package dev.spoor.repl.general;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import java.util.List;

/// `shell` and `make`.
public final class ShellEscapeCommand implements Command {
  private static final String SHELL = "/bin/sh";

  private final Synopsis synopsis;
  private final String start;

  private ShellEscapeCommand(Synopsis synopsis, String start) {
    this.synopsis = synopsis;
    this.start = start;
  }

  /// {@return `shell`}
  public static Command shell() {
    return new ShellEscapeCommand(
        Synopsis.of(
                "shell",
                Group.SUPPORT,
                """
                Execute the rest of the line as a shell command.
                Usage: shell [COMMAND]
                With no arguments, run an inferior shell.
                $_shell_exitcode is its status afterwards, or $_shell_exitsignal the signal that ended it.\
                """)
            .aliases("!")
            .completing(Completion.FILE),
        "");
  }

  /// {@return `make`}
  public static Command make() {
    return new ShellEscapeCommand(
        Synopsis.of(
                "make",
                Group.SUPPORT,
                """
                Run the ``make'' program using the rest of the line as arguments.
                Usage: make [ARGUMENT]...\
                """)
            .completing(Completion.FILE),
        "make ");
  }

  @Override
  public Synopsis synopsis() {
    return synopsis;
  }

  @Override
  public void run(Shell shell, String arguments) {
    var command = start + arguments;
    if (command.isEmpty()) {
      var wanted = shell.workbench().surroundings().variable("SHELL");
      new ShellProcess(shell).run(List.of(wanted.startsWith("/") ? wanted : SHELL));
    } else {
      new ShellProcess(shell).run(List.of(SHELL, "-c", command));
    }
  }
}
