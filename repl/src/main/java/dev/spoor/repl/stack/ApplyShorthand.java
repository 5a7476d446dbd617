package dev.spoor.repl.stack;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import java.util.List;

/// `faas`, `taas` and `tfaas`: a command for all frames, all threads, all frames of all threads,
/// whose failures do not matter.
public final class ApplyShorthand implements Command {
  private final Synopsis synopsis;
  private final String start;

  private ApplyShorthand(String name, Group group, String start, String summary) {
    this.synopsis =
        Synopsis.of(
                name,
                group,
                summary + "\nUsage: " + name + " COMMAND\nshortcut for '" + start + " COMMAND'")
            .completing(Completion.COMMAND);
    this.start = start;
  }

  /// {@return all of them}
  public static List<Command> all() {
    return List.of(
        new ApplyShorthand(
            "faas",
            Group.STACK,
            "frame apply all -s",
            "Apply a command to all frames (ignoring errors and empty output)."),
        new ApplyShorthand(
            "taas",
            Group.RUNNING,
            "thread apply all -s",
            "Apply a command to all threads (ignoring errors and empty output)."),
        new ApplyShorthand(
            "tfaas",
            Group.RUNNING,
            "thread apply all -s -- frame apply all -s",
            "Apply a command to all frames of all threads (ignoring errors and empty output)."));
  }

  @Override
  public Synopsis synopsis() {
    return synopsis;
  }

  @Override
  public void run(Shell shell, String arguments) {
    if (arguments.isEmpty()) {
      throw new CommandException(
          "Please specify a command to apply on "
              + (synopsis.name().equals("faas") ? "all frames" : "all threads"));
    }
    shell.perform(start.replace(" --", "") + " " + arguments);
  }
}
