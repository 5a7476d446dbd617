package dev.spoor.repl.code;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.source.ListPosition.Lines;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Regex;
import dev.spoor.repl.text.Text;

/// `forward-search` and `reverse-search`.
public final class SearchCommand implements Command {
  private final boolean forward;

  private SearchCommand(boolean forward) {
    this.forward = forward;
  }

  /// {@return `forward-search`}
  public static Command forward() {
    return new SearchCommand(true);
  }

  /// {@return `reverse-search`}
  public static Command reverse() {
    return new SearchCommand(false);
  }

  @Override
  public Synopsis synopsis() {
    return forward
        ? Synopsis.of(
                "forward-search",
                Group.FILES,
                """
                Search for regular expression (see regex(3)) from last line listed.
                Usage: forward-search REGEXP\
                """)
            .aliases("search", "fo")
        : Synopsis.of(
                "reverse-search",
                Group.FILES,
                """
                Search backward for regular expression (see regex(3)) from last line listed.
                Usage: reverse-search REGEXP\
                """)
            .aliases("rev");
  }

  @Override
  public void run(Shell shell, String arguments) {
    var shown =
        shell
            .position()
            .shown()
            .orElseThrow(
                () -> new CommandException("No default source file now: list something first."));
    var file =
        shell
            .sources()
            .of(shown.path())
            .orElseThrow(() -> new CommandException(shown.path() + ": No such file or directory."));
    var pattern = Regex.of(arguments);
    var step = forward ? 1 : -1;
    // Behind the last line that was listed, or before it.
    var line = (shell.position().isAroundNext() ? shown.first() : shown.last()) + step;
    for (; line >= 1 && line <= file.lines().size(); line += step) {
      var text = file.lines().get(line - 1);
      if (pattern.matcher(text).find()) {
        var shownLine = shell.sources().line(shown.path(), line).orElseGet(Text::new);
        shell.output().line(Text.of(line + "\t").append(shownLine));
        shell.position().shown(new Lines(shown.path(), line, line));
        return;
      }
    }
    throw new CommandException("Expression not found");
  }
}
