package dev.spoor.repl.stack;

import dev.spoor.repl.debuggee.Selection;
import dev.spoor.repl.debuggee.TargetThread;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.CommandTable;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Numbers;
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
            Without a number the selected thread is told.\
            """)
        .aliases("t")
        .completing(Completion.THREAD);
  }

  @Override
  public List<Command> subcommands() {
    return List.of(new ThreadApplyCommand());
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
    var number = Numbers.number(arguments);
    shell.show(view -> {
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

  static TargetThread find(View view, int number) {
    return view.threads().stream()
        .filter(thread -> thread.number() == number)
        .findFirst()
        .orElseThrow(() -> new CommandException("Unknown thread " + number + "."));
  }
}
