package dev.spoor.repl.code;

import dev.spoor.debugger.location.CodeLocation;
import dev.spoor.debugger.location.LocationSpec;
import dev.spoor.debugger.location.Locator;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.source.ListPosition.Lines;
import dev.spoor.repl.source.SourceFiles;
import dev.spoor.repl.stops.Place;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Text;
import java.util.List;

/// `list`.
public final class ListCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "list",
            Group.FILES,
            """
            List specified function or line.
            Usage: list [LOCATION] | list FIRST,LAST | list FIRST, | list ,LAST | list -
            With no argument, lists ten more lines after or around previous listing.
            "list -" lists the ten before the lines last listed.
            "set listsize" says how many.\
            """)
        .aliases("l")
        .completing(Completion.LOCATION)
        .continued();
  }

  @Override
  public void run(Shell shell, String arguments) {
    var lines = shell.look(view -> lines(shell, view, arguments));
    show(shell, lines);
  }

  private static Lines lines(Shell shell, View view, String arguments) {
    var size = shell.settings().limit("listsize").orElse(1 << 20);
    if (arguments.isEmpty()) {
      return next(shell, view, size);
    }
    if (arguments.equals("-")) {
      var shown = shell.position().shown().orElseGet(() -> next(shell, view, size));
      if (shown.first() <= 1) {
        throw new CommandException("Already at the start of " + name(shell, shown) + ".");
      }
      return new Lines(shown.path(), Math.max(1, shown.first() - size), shown.first() - 1);
    }
    var comma = arguments.indexOf(',');
    if (comma < 0) {
      var at = one(shell, view, arguments);
      return around(at.path(), at.first(), size);
    }
    return range(shell, view, arguments.substring(0, comma), arguments.substring(comma + 1), size);
  }

  private static Lines range(Shell shell, View view, String from, String to, int size) {
    if (from.isBlank()) {
      var last = one(shell, view, to.strip());
      return new Lines(last.path(), Math.max(1, last.first() - size + 1), last.first());
    }
    var first = one(shell, view, from.strip());
    if (to.isBlank()) {
      return new Lines(first.path(), first.first(), first.first() + size - 1);
    }
    shell.position().shown(first);
    return new Lines(first.path(), first.first(), one(shell, view, to.strip()).first());
  }

  private static Lines next(Shell shell, View view, int size) {
    var shown = shell.position().shown();
    if (shown.isEmpty()) {
      var main = new Locator(view.symbols()).find(new LocationSpec.OfFunction("", "main"));
      if (main.isEmpty() || main.getFirst().place().flatMap(place -> place.file()).isEmpty()) {
        throw new CommandException("No symbol table is loaded.  Use the \"file\" command.");
      }
      var at = line(main.getFirst());
      // As gdb does: the lines before main's own, so that they are not its last.
      var last = Math.max(at.first() + 1, 1);
      var first = Math.max(1, last - size + 1 < 1 ? 1 : last - size + 2 - 1);
      return new Lines(at.path(), first, first + size - 1);
    }
    return shell.position().isAroundNext()
        ? around(shown.get().path(), shown.get().first(), size)
        : new Lines(shown.get().path(), shown.get().last() + 1, shown.get().last() + size);
  }

  /// gdb puts five lines before a line in the middle of ten.
  private static Lines around(String path, int line, int size) {
    var first = Math.max(1, line - size / 2);
    return new Lines(path, first, first + size - 1);
  }

  private static Lines one(Shell shell, View view, String text) {
    var place = Place.parse(shell, view, text);
    if (place.spec() instanceof LocationSpec.OfLine(var file, var line)) {
      return new Lines(resolved(shell, view, file, line), Math.max(1, line), Math.max(1, line));
    }
    return line(new Locator(view.symbols()).locate(place.spec()).getFirst(), view);
  }

  /// A file that was named by its end: its path is that of code in it.
  private static String resolved(Shell shell, View view, String file, int line) {
    var shown = shell.position().shown();
    if (shown.isPresent() && (file.isEmpty() || shown.get().path().equals(file))) {
      return shown.get().path();
    }
    if (shell.sources().of(file).isPresent()) {
      return file;
    }
    var locator = new Locator(view.symbols());
    for (var near = 0; near < 200; near++) {
      var found = locator.find(new LocationSpec.OfLine(file, line + near));
      if (!found.isEmpty()) {
        return found.getFirst().place().flatMap(place -> place.file()).orElse(file);
      }
    }
    return file;
  }

  private static Lines line(CodeLocation location) {
    var place = location.place();
    if (place.isEmpty() || place.get().file().isEmpty() || place.get().line().isEmpty()) {
      throw new CommandException(
          "Function \""
              + place.map(each -> each.function()).orElse("??")
              + "\" has no line number information.");
    }
    var line = place.get().line().getAsInt();
    return new Lines(place.get().file().get(), line, line);
  }

  /// Of a function the line that it begins at, not the one behind its prologue.
  private static Lines line(CodeLocation location, View view) {
    var entry =
        view.symbols()
            .functionAt(location.address())
            .flatMap(function -> view.symbols().lineAt(function.entry()));
    return entry
        .map(range -> new Lines(range.path(), range.line(), range.line()))
        .orElseGet(() -> line(location));
  }

  private static String name(Shell shell, Lines lines) {
    return shell.look(view -> lines.path().substring(lines.path().lastIndexOf('/') + 1));
  }

  private static void show(Shell shell, Lines lines) {
    var found = shell.sources().of(lines.path());
    if (found.isEmpty()) {
      throw new CommandException(
          lines.first() + "\tin " + lines.path().substring(lines.path().lastIndexOf('/') + 1));
    }
    var count = found.get().lines().size();
    if (lines.first() > count) {
      throw new CommandException(
          "Line number "
              + lines.first()
              + " out of range; \""
              + name(shell, lines)
              + "\" has "
              + count
              + " lines.");
    }
    var last = Math.min(lines.last(), count);
    var isPrinted = !shell.position().isShownElsewhere();
    for (var number = lines.first(); isPrinted && number <= last; number++) {
      shell.output().line(text(found.get(), number));
    }
    shell.position().shown(new Lines(lines.path(), lines.first(), last));
  }

  private static Text text(SourceFiles.Found file, int number) {
    return Text.of(number + "\t" + List.copyOf(file.lines()).get(number - 1));
  }
}
