package dev.spoor.repl.general;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;

/// `show user`: what `define` made.
public final class ShowUserCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "user", Group.STATUS, "Show definitions of non-python/scheme user defined commands.");
  }

  @Override
  public void run(Shell shell, String arguments) {
    for (var command : shell.commands().all()) {
      var name = command.synopsis().name();
      if (command instanceof dev.spoor.repl.shell.UserCommand user
          && (arguments.isEmpty() || arguments.equals(name))) {
        shell.output().line("User command \"" + name + "\":");
        user.script().lines().forEach(line -> shell.output().line("  " + line));
        shell.output().line("");
      }
    }
  }
}
