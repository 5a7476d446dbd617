package dev.spoor.repl.general;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.CommandTable;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;

/// `help`.
public final class HelpCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "help",
            Group.SUPPORT,
            """
            Print list of commands.
            Usage: help [COMMAND | CLASS | all | set NAME]\
            """)
        .aliases("h")
        .completing(Completion.COMMAND);
  }

  @Override
  public void run(Shell shell, String arguments) {
    var out = shell.output();
    if (arguments.isEmpty()) {
      classes(shell);
      return;
    }
    if (arguments.equals("all")) {
      for (var group : Group.values()) {
        group(shell, group);
      }
      return;
    }
    for (var group : Group.values()) {
      if (arguments.equals(group.word())) {
        group(shell, group);
        return;
      }
    }
    if (arguments.startsWith("set ") || arguments.startsWith("show ")) {
      var found = shell.settings().find(arguments.substring(arguments.indexOf(' ') + 1), "set");
      if (found.isPresent()) {
        out.text(shell.settings().help(found.get().name()));
        return;
      }
    }
    command(shell, shell.commands().resolve(arguments));
  }

  private static void classes(Shell shell) {
    var out = shell.output();
    out.line("List of classes of commands:");
    out.line("");
    for (var group : Group.values()) {
      out.line(group.word() + " -- " + group.summary());
    }
    out.text(
        """

        Type "help" followed by a class name for a list of commands in that class.
        Type "help all" for the list of all commands.
        Type "help" followed by command name for full documentation.
        Command name abbreviations are allowed if unambiguous.
        """);
  }

  private static void group(Shell shell, Group group) {
    shell.output().line(group.summary());
    shell.output().line("");
    shell.output().line("List of commands:");
    shell.output().line("");
    for (var command : shell.commands().all()) {
      if (command.synopsis().group() == group) {
        shell.output().line(summary("", command.synopsis()));
      }
    }
    shell.output().line("");
  }

  private static String summary(String prefix, Synopsis synopsis) {
    var names = new StringBuilder(prefix + synopsis.name());
    for (var alias : synopsis.aliases()) {
      names.append(", ").append(prefix).append(alias);
    }
    return names + " -- " + synopsis.summary();
  }

  private static void command(Shell shell, CommandTable.Call call) {
    var synopsis = call.command().synopsis();
    if (!synopsis.aliases().isEmpty()) {
      shell.output().line(synopsis.name() + ", " + String.join(", ", synopsis.aliases()));
    }
    shell.output().text(synopsis.help());
    if (!call.command().subcommands().isEmpty()) {
      var inside = shell.commands().inside(call.command()).all();
      shell.output().line("");
      shell.output().line("List of " + synopsis.name() + " subcommands:");
      shell.output().line("");
      inside.forEach(each -> shell.output().line(summary(synopsis.name() + " ", each.synopsis())));
    }
  }
}
