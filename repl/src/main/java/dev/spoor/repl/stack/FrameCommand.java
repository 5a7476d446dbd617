package dev.spoor.repl.stack;

import dev.spoor.repl.debuggee.Selection;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.print.FrameText;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.CommandTable;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import java.util.List;

/// `frame`, `up`, `down`, `up-silently`, `down-silently`.
public final class FrameCommand implements CommandTable.Open {
  private static final int MOST = 1 << 16;

  private enum Move {
    TO,
    UP,
    DOWN
  }

  private final Synopsis synopsis;
  private final Move move;
  private final boolean silent;

  private FrameCommand(Synopsis synopsis, Move move, boolean silent) {
    this.synopsis = synopsis;
    this.move = move;
    this.silent = silent;
  }

  /// {@return all of them}
  public static List<Command> all() {
    return List.of(
        new FrameCommand(
            Synopsis.of(
                    "frame",
                    Group.STACK,
                    """
                    Select and print a stack frame.
                    Usage: frame [LEVEL | level LEVEL | function NAME | address ADDRESS]
                           frame apply [all | COUNT | level LEVEL...] [-q | -c | -s] COMMAND
                    With no argument, print the selected stack frame.\
                    """)
                .aliases("f"),
            Move.TO,
            false),
        new FrameCommand(
            Synopsis.of(
                "select-frame", Group.STACK, "Select a stack frame without printing anything."),
            Move.TO,
            true),
        new FrameCommand(
            Synopsis.of(
                    "up",
                    Group.STACK,
                    """
                    Select and print stack frame that called this one.
                    An argument says how many frames up to go.\
                    """)
                .repeated(),
            Move.UP,
            false),
        new FrameCommand(
            Synopsis.of(
                    "down",
                    Group.STACK,
                    """
                    Select and print stack frame called by this one.
                    An argument says how many frames down to go.\
                    """)
                .aliases("do", "dow")
                .repeated(),
            Move.DOWN,
            false),
        new FrameCommand(
            Synopsis.of(
                "up-silently", Group.STACK, "Same as the `up' command, but prints nothing."),
            Move.UP,
            true),
        new FrameCommand(
            Synopsis.of(
                "down-silently", Group.STACK, "Same as the `down' command, but prints nothing."),
            Move.DOWN,
            true));
  }

  @Override
  public Synopsis synopsis() {
    return synopsis;
  }

  @Override
  public List<Command> subcommands() {
    return move == Move.TO && !silent ? List.of(new FrameApplyCommand()) : List.of();
  }

  @Override
  public void run(Shell shell, String arguments) {
    shell.show(view -> {
      var level = level(view, arguments.strip(), shell.workbench().selection().level());
      shell.workbench().select(new Selection(view.thread().number(), level));
      if (!silent) {
        show(shell, view);
      }
    });
  }

  private int level(View view, String arguments, int now) {
    if (!view.hasStack()) {
      var isChosen = move == Move.TO && !arguments.isEmpty();
      throw new CommandException(isChosen ? "No registers." : "No stack.");
    }
    return switch (move) {
      case TO -> arguments.isEmpty() ? now : FrameChoice.level(view, arguments);
      case UP -> up(view, now, arguments.isEmpty() ? 1 : FrameChoice.number(view, arguments));
      case DOWN -> down(view, now, arguments.isEmpty() ? 1 : FrameChoice.number(view, arguments));
    };
  }

  private static int up(View view, int now, int count) {
    var frames = view.stack(Math.min(MOST, Math.max(0, now + count) + 2)).frames();
    if (now + 1 >= frames.size() && count > 0) {
      throw new CommandException("Initial frame selected; you cannot go up.");
    }
    return Math.clamp(now + count, 0, frames.size() - 1);
  }

  private static int down(View view, int now, int count) {
    if (now == 0 && count > 0) {
      throw new CommandException("Bottom (innermost) frame selected; you cannot go down.");
    }
    return up(view, now, -count);
  }

  /// Prints the selected frame with its line.
  static void show(Shell shell, View view) {
    var frame = view.frame();
    var text = new FrameText(shell.printing(view), view.stack(frame.level() + 2).stack());
    shell.output().line(text.numbered(frame));
    text.sourceLine(frame, false).ifPresent(shell.output()::line);
    frame
        .place()
        .ifPresent(place -> {
          if (place.file().isPresent() && place.line().isPresent()) {
            shell.position().around(place.file().get(), place.line().getAsInt());
          }
        });
  }
}
