package dev.spoor.repl.stack;

import dev.spoor.repl.debuggee.Selection;
import dev.spoor.repl.print.FrameText;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Numbers;
import dev.spoor.repl.text.Words;
import java.util.ArrayList;
import java.util.List;

/// `frame apply`.
final class FrameApplyCommand implements Command {
  private static final int MOST = 1 << 16;

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "apply",
            Group.STACK,
            """
            Apply a command to a number of frames.
            Usage: frame apply all [-q | -c | -s] COMMAND
                   frame apply COUNT [-q | -c | -s] COMMAND
                   frame apply level LEVEL... [-q | -c | -s] COMMAND
            A negative COUNT means the outermost. -q leaves out the frame's line, -c goes on when the
            command fails, -s also leaves out frames where it fails or prints nothing.\
            """)
        .completing(Completion.COMMAND);
  }

  @Override
  public void run(Shell shell, String arguments) {
    var word = Words.first(arguments);
    var rest = Words.rest(arguments);
    if (word.isEmpty()) {
      throw new CommandException("Missing COUNT argument.");
    }
    var levels = new StringBuilder();
    while (word.equals("level") && Words.first(rest).matches("\\d+(-\\d+)?")) {
      levels.append(' ').append(Words.first(rest));
      rest = Words.rest(rest);
    }
    if (word.equals("level") && levels.isEmpty()) {
      throw new CommandException("Missing or invalid LEVEL... argument");
    }
    var flags = new ArrayList<String>();
    while (Words.first(rest).matches("-[qcs]")) {
      flags.add(Words.first(rest));
      rest = Words.rest(rest);
    }
    if (rest.isEmpty()) {
      throw new CommandException("Please specify a command to apply on the selected frames");
    }
    var chosen = levels.isEmpty() ? counted(shell, word) : Numbers.of(levels.toString());
    apply(shell, chosen, new AppliedCommand(flags, rest));
  }

  private static List<Integer> counted(Shell shell, String word) {
    return shell.look(view -> {
      var size = view.stack(MOST).frames().size();
      var count = word.equals("all") ? size : FrameChoice.number(view, word);
      var first = count < 0 ? Math.max(0, size + count) : 0;
      var end = count < 0 ? size : Math.min(size, count);
      var found = new ArrayList<Integer>();
      for (var level = first; level < end; level++) {
        found.add(level);
      }
      return found;
    });
  }

  private static void apply(Shell shell, List<Integer> levels, AppliedCommand command) {
    var before = shell.workbench().selection();
    try {
      for (var level : levels) {
        var title =
            shell.look(view -> {
              var stack = view.stack(level + 2);
              if (level >= stack.frames().size()) {
                throw new CommandException("No frame at level " + level + ".");
              }
              var text = new FrameText(shell.printing(view), stack.stack());
              shell.workbench().select(new Selection(view.thread().number(), level));
              return text.numbered(stack.frames().get(level)).toString();
            });
        command.run(shell, List.of(title));
      }
    } finally {
      shell.workbench().select(before);
    }
  }
}
