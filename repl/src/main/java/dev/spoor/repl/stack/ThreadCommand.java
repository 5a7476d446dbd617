package dev.spoor.repl.stack;

import dev.spoor.repl.debuggee.Selection;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.CommandTable;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
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
            Usage: thread [[INFERIOR.]NUMBER] | thread apply NUMBER... COMMAND | thread apply all COMMAND
                   thread name [NAME] | thread find REGEXP
            Without a number the selected thread is told.\
            """)
        .aliases("t")
        .completing(Completion.THREAD);
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
        shell.output().line("[Current thread is " + ThreadText.numbered(view, thread) + "]");
      });
      return;
    }
    var number = ThreadNumber.of(shell, arguments);
    number.select(shell);
    shell.show(view -> {
      var thread = number.find(view);
      shell.workbench().select(new Selection(thread.number(), 0));
      shell.output().line("[Switching to thread " + ThreadText.numbered(view, thread) + "]");
      FrameCommand.show(shell, view);
    });
  }
}
