package dev.spoor.repl.general;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Words;

/// `with`: a command under another setting.
public final class WithCommand implements Command {
  private static final String PARTING = "--";

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "with",
            Group.DATA,
            """
            Temporarily set SETTING to VALUE, run COMMAND using the setting, then restore it.
            Usage: with SETTING [VALUE] [-- COMMAND]
            Without COMMAND the last one is run again.
            Example: with print pretty on -- print object\
            """)
        .aliases("w")
        .completing(Completion.SETTING);
  }

  @Override
  public void run(Shell shell, String arguments) {
    if (arguments.isEmpty()) {
      throw new CommandException("Missing arguments.");
    }
    var at = (" " + arguments + " ").indexOf(" " + PARTING + " ");
    var wanted = at < 0 ? arguments : arguments.substring(0, at).strip();
    var command = at < 0 ? "" : arguments.substring(at + PARTING.length()).strip();
    var found =
        shell
            .settings()
            .find(wanted, "set")
            .orElseThrow(() ->
                new CommandException(
                    "Undefined set command: \"" + Words.first(wanted) + "\".  Try \"help set\"."));
    if (command.isEmpty() && shell.typed().previous().isEmpty()) {
      throw new CommandException("No previous command to relaunch");
    }
    var before = shell.settings().text(found.name());
    SetCommand.change(shell, found.name(), found.rest());
    try {
      shell.perform(command.isEmpty() ? shell.typed().previous() : command);
    } finally {
      SetCommand.change(shell, found.name(), before);
    }
  }
}
