package dev.spoor.repl.general;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Structured;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;

/// `json`: another command's answer as JSON.
public final class JsonCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "json",
            Group.STATUS,
            """
            Show what a command answers as JSON, one object a line.
            Usage: json COMMAND
            A command whose answer is a list gives an object for each of its rows: json info breakpoints.
            Any other gives one object with its lines.\
            """)
        .completing(Completion.COMMAND);
  }

  @Override
  public void run(Shell shell, String arguments) {
    if (arguments.isEmpty()) {
      throw new CommandException("Argument required (a command).");
    }
    var call = shell.commands().resolve(arguments);
    if (call.command() instanceof Structured structured) {
      for (var row : structured.rows(shell, call.arguments())) {
        shell.output().line(JsonText.of(row));
      }
      return;
    }
    var lines = shell.output().capture(() -> shell.execute(arguments));
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("command", arguments);
    row.put("lines", lines);
    shell.output().line(JsonText.of(row));
  }
}
