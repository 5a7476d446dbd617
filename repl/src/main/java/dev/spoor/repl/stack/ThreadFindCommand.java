package dev.spoor.repl.stack;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Regex;

/// `thread find`.
final class ThreadFindCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "find",
        Group.RUNNING,
        """
        Find threads that match a regular expression.
        Usage: thread find REGEXP
        Looked at are the names and the numbers of threads.\
        """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    if (arguments.isEmpty()) {
      throw new CommandException("Command requires an argument.");
    }
    var pattern = Regex.of(arguments);
    shell.show(view -> {
      var found = 0;
      for (var thread : view.threads()) {
        var id = ThreadText.name(view, thread);
        if (pattern.matcher(thread.name()).find()) {
          var given = shell.workbench().givenNames().getOrDefault(thread.tid(), "");
          var kind = given.isEmpty() ? " has target name '" : " has name '";
          say(shell, thread.number() + kind + thread.name() + "'");
          found++;
        }
        if (pattern.matcher(id).find()) {
          say(shell, thread.number() + " has target id '" + id + "'");
          found++;
        }
      }
      if (found == 0) {
        shell.output().line("No threads match '" + arguments + "'");
      }
    });
  }

  private static void say(Shell shell, String what) {
    shell.output().line("Thread " + what);
  }
}
