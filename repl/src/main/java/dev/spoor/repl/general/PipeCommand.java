package dev.spoor.repl.general;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Words;

/// `pipe`: another command's output for a program to read.
public final class PipeCommand implements Command {
  private static final String USUAL = "|";

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "pipe",
            Group.SUPPORT,
            """
            Send the output of a command to a shell command.
            Usage: | [COMMAND] | SHELL_COMMAND
            Usage: | -d DELIM COMMAND DELIM SHELL_COMMAND
            COMMAND is run first; what it prints is what SHELL_COMMAND reads.
            -d says by which word the two are parted, if COMMAND has a | itself.
            $_shell_exitcode is the status of SHELL_COMMAND afterwards.\
            """)
        .aliases("|")
        .completing(Completion.COMMAND);
  }

  @Override
  public void run(Shell shell, String arguments) {
    var isNamed = Words.first(arguments).equals("-d");
    var behind = isNamed ? Words.rest(arguments) : arguments;
    var delimiter = isNamed ? Words.first(behind) : USUAL;
    var rest = isNamed ? Words.rest(behind) : behind;
    if (isNamed && delimiter.isEmpty()) {
      throw new CommandException("-d requires an argument");
    }
    if (rest.isEmpty()) {
      throw new CommandException("Missing COMMAND");
    }
    var at = rest.indexOf(delimiter);
    if (at < 0) {
      throw new CommandException("Missing delimiter before SHELL_COMMAND");
    }
    var command = rest.substring(0, at).strip();
    var reader = rest.substring(at + delimiter.length()).strip();
    if (reader.isEmpty()) {
      throw new CommandException("Missing SHELL_COMMAND");
    }
    if (command.isEmpty() && shell.typed().previous().isEmpty()) {
      throw new CommandException("No previous command to relaunch");
    }
    var lines =
        shell
            .output()
            .capture(() -> shell.perform(command.isEmpty() ? shell.typed().previous() : command));
    new ShellProcess(shell).read(reader, lines);
  }
}
