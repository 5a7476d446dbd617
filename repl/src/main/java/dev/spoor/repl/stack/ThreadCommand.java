package dev.spoor.repl.stack;

import dev.spoor.repl.debuggee.Selection;
import dev.spoor.repl.debuggee.TargetThread;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.CommandTable;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import java.util.List;

/// `thread`.
public final class ThreadCommand implements CommandTable.Open {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "thread",
            Group.RUNNING,
            """
            Use this command to switch between threads.
            Usage: thread [NUMBER] | thread apply NUMBER... COMMAND | thread apply all COMMAND
                   thread name [NAME] | thread find REGEXP
            Without a number the selected thread is told.\
            """)
        .aliases("t");
  }

  @Override
  public List<Command> subcommands() {
    return List.of(new ThreadApplyCommand(), new ThreadNameCommand(), new ThreadFindCommand());
  }

  @Override
  public void run(Shell shell, String arguments) {
    if (arguments.isEmpty()) {
      shell.show(view -> {
        if (!view.hasStack()) {
          throw new CommandException("No thread selected");
        }
        var thread = view.thread();
        shell
            .output()
            .line(
                "[Current thread is "
                    + thread.number()
                    + " ("
                    + ThreadText.name(view, thread)
                    + ")]");
      });
      return;
    }
    shell.show(view -> {
      var number = number(shell, arguments);
      var thread = find(view, number);
      shell.workbench().select(new Selection(thread.number(), 0));
      shell
          .output()
          .line(
              "[Switching to thread "
                  + thread.number()
                  + " ("
                  + ThreadText.name(view, thread)
                  + ")]");
      FrameCommand.show(shell, view);
    });
  }

  /// `2`, or `1.2` for that of a program with its number in front.
  static int number(Shell shell, String text) {
    var dot = text.indexOf('.');
    var inferior = shell.workbench().inferior().map(each -> "" + each.number()).orElse("1");
    var word = dot > 0 && text.substring(0, dot).equals(inferior) ? text.substring(dot + 1) : text;
    if (!word.matches("\\d{1,9}")) {
      throw new CommandException("Invalid thread ID: " + text);
    }
    return Integer.parseInt(word);
  }

  static TargetThread find(View view, int number) {
    return view.threads().stream()
        .filter(thread -> thread.number() == number)
        .findFirst()
        .orElseThrow(() -> new CommandException("Unknown thread " + number + "."));
  }
}
