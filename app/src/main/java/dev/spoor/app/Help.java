package dev.spoor.app;

import dev.spoor.app.command.Command;
import dev.spoor.app.command.Invocation;
import java.io.PrintStream;

/// `spoor help`: the list of commands.
final class Help implements Command {
  @Override
  public String name() {
    return "help";
  }

  @Override
  public String summary() {
    return "print this list";
  }

  @Override
  public int run(Invocation invocation) {
    if (!invocation.arguments().isEmpty()) {
      invocation.diagnostics().println("spoor help: it takes no arguments");
      return 2;
    }
    print(invocation.output());
    return 0;
  }

  static void print(PrintStream output) {
    output.println("Usage: spoor COMMAND [ARGUMENT...]");
    output.println();
    var commands = Commands.all();
    var width = 0;
    for (var command : commands) {
      width = Math.max(width, command.name().length());
    }
    for (var command : commands) {
      var name = command.name();
      output.println("  " + name + " ".repeat(width - name.length() + 2) + command.summary());
    }
  }
}
