package dev.spoor.repl.general;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.shell.UserCommand;
import dev.spoor.repl.shell.UserPrefix;
import java.util.List;

/// `show user`: what `define` made.
public final class ShowUserCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "user", Group.STATUS, "Show definitions of non-python/scheme user defined commands.");
  }

  @Override
  public void run(Shell shell, String arguments) {
    show(shell, shell.commands().all(), "", arguments);
  }

  private static void show(Shell shell, List<Command> commands, String before, String wanted) {
    for (var command : commands) {
      var name = before + command.synopsis().name();
      var isWanted = name.equals(wanted) || (name + " ").startsWith(wanted + " ");
      if (command instanceof UserPrefix prefix) {
        if (isWanted || wanted.isEmpty()) {
          shell.output().line("User prefixcommand \"" + name + "\":");
          prefix.own().ifPresent(own -> script(shell, own));
        }
        show(shell, command.subcommands(), name + " ", wanted);
      } else if (command instanceof UserCommand user && (isWanted || wanted.isEmpty())) {
        shell.output().line("User command \"" + name + "\":");
        script(shell, user);
      }
    }
  }

  private static void script(Shell shell, UserCommand user) {
    user.script().lines().forEach(line -> shell.output().line("  " + line));
    shell.output().line("");
  }
}
