package dev.spoor.repl.data;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Displays.Display;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;

/// `display`.
public final class DisplayCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "display",
            Group.DATA,
            """
            Print value of expression EXP each time the program stops.
            Usage: display[/FMT] EXP
            /FMT may be used before EXP as in the "print" command, or "i" or "s" or a size as in
            the "x" command. Without an argument all are shown now.\
            """)
        .completing(Completion.SYMBOL);
  }

  @Override
  public void run(Shell shell, String arguments) {
    if (arguments.isEmpty()) {
      showAll(shell);
      return;
    }
    var format = arguments.startsWith("/") ? arguments.split("\\s", 2)[0] : "";
    var expression = arguments.substring(format.length()).strip();
    if (expression.isEmpty()) {
      throw new CommandException("Argument required (expression to compute).");
    }
    var display = shell.displays().add(format, expression, DisplayCommand::showAll);
    try {
      if (shell.isFromUser()) {
        show(shell, display);
      } else {
        var _ = shell.output().capture(() -> show(shell, display));
      }
    } catch (CommandException failure) {
      shell.displays().remove(display.number());
      throw failure;
    }
  }

  /// Shows all that are to be shown at halts.
  static void showAll(Shell shell) {
    for (var display : shell.displays().all()) {
      if (display.enabled()) {
        showIfPossible(shell, display);
      }
    }
  }

  private static void showIfPossible(Shell shell, Display display) {
    try {
      show(shell, display);
    } catch (CommandException _) {
      // What has no value here is left out, as gdb does for names of another block.
      shell.output().flush();
    }
  }

  private static void show(Shell shell, Display display) {
    var start = display.number() + ": ";
    if (display.format().matches("/\\d*[isbhwg]*[ibhwgs][isbhwg]*\\d*|/.*[is].*")) {
      var lines =
          shell
              .output()
              .capture(() ->
                  new dev.spoor.repl.data.ExamineCommand()
                      .run(shell, display.format() + " " + display.expression()));
      shell.output().line(start + "x" + display.format() + " " + display.expression());
      lines.forEach(shell.output()::line);
      return;
    }
    var text =
        shell.look(view ->
            FormattedValue.of(shell.printing(view), display.format(), display.expression()));
    var space = display.format().isEmpty() ? "" : display.format() + " ";
    shell.output().text(start + space + display.expression() + " = " + text);
  }
}
