package dev.spoor.repl.code;

import dev.spoor.debugger.location.CodeLocation;
import dev.spoor.debugger.location.LocationSpec;
import dev.spoor.debugger.location.Locator;
import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.line.LineProgram;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.source.ListPosition.Lines;
import dev.spoor.repl.source.SourceNames;
import dev.spoor.repl.stops.Place;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Text;
import java.util.Optional;

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
    if (arguments.isEmpty() || arguments.equals("+")) {
      return next(shell, view, size);
    }
    if (arguments.equals("-")) {
      if (shell.position().shown().isEmpty() || shell.position().isAroundNext()) {
        return next(shell, view, size);
      }
      var shown = shell.position().shown().get();
      if (shown.first() <= 1) {
        throw new CommandException("Already at the start of " + name(shell, shown) + ".");
      }
      return new Lines(shown.path(), Math.max(1, shown.first() - size), shown.first() - 1);
    }
    var comma = arguments.indexOf(',');
    if (comma < 0) {
      if (arguments.startsWith("*")) {
        place(shell, view, arguments);
      }
      var at = one(shell, view, arguments);
      return around(at.path(), at.first(), size);
    }
    if (arguments.indexOf(',', comma + 1) >= 0) {
      throw new CommandException("Junk at end of line specification.");
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
        throw View.noTable();
      }
      // As gdb does: main's first line shall not be the last that is shown by two listings.
      var at = line(main.getFirst());
      return around(at.path(), Math.max(at.first() - size + 1, 1), size);
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

  /// Where an address is, before its lines.
  private static void place(Shell shell, View view, String text) {
    if (!(Place.parse(shell, view, text).spec() instanceof LocationSpec.OfAddress(var address))) {
      return;
    }
    var found = view.symbols().placesOf(address).stream().findFirst();
    var line = view.symbols().lineAt(address);
    if (found.isPresent() && line.isPresent()) {
      var file = SourceNames.shown(view.symbols(), address, line.get().path());
      shell
          .output()
          .line(
              address
                  + " is in "
                  + found.get().function()
                  + " ("
                  + file
                  + ":"
                  + line.get().line()
                  + ").");
    }
  }

  /// {@return the line that a location means: of a function the one that it begins at}
  ///
  /// @throws CommandException if there is none
  public static Lines one(Shell shell, View view, String text) {
    var place = Place.parse(shell, view, text);
    if (place.spec() instanceof LocationSpec.OfFunction(var _, var name)) {
      var variable = variable(view, place.spec(), name);
      if (variable.isPresent()) {
        return variable.get();
      }
    }
    if (place.spec() instanceof LocationSpec.OfLine(var file, var line)) {
      return new Lines(resolved(shell, view, file, line), Math.max(1, line), Math.max(1, line));
    }
    return line(new Locator(view.symbols()).locate(place.spec()).getFirst(), view);
  }

  /// Where a variable is declared, if there is no function of that name.
  private static Optional<Lines> variable(View view, LocationSpec spec, String name) {
    if (!new Locator(view.symbols()).find(spec).isEmpty()) {
      return Optional.empty();
    }
    for (var object : view.symbols().debugged().all()) {
      for (var variable : object.source().variables(name)) {
        for (var origin : variable.die().origins()) {
          var line = origin.unsigned(AttributeName.DECL_LINE);
          var number = origin.unsigned(AttributeName.DECL_FILE);
          if (line.isPresent() && number.isPresent()) {
            var at = line.get().intValue();
            return LineProgram.of(origin.unit())
                .flatMap(program -> program.file(Math.clamp(number.get(), 0, 1 << 20)))
                .map(file -> new Lines(file.path(), at, at));
          }
        }
      }
    }
    return Optional.empty();
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
    if (view.symbols().debugged().all().stream().noneMatch(each -> each.source().hasFile(file))) {
      throw new CommandException("No source file named " + file + ".");
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
        Optional.of(location)
            .filter(each -> !isInlined(each, view))
            .flatMap(each -> view.symbols().functionAt(each.address()))
            .flatMap(function -> view.symbols().lineAt(function.entry()));
    return entry
        .map(range -> new Lines(range.path(), range.line(), range.line()))
        .orElseGet(() -> line(location));
  }

  /// A copy of a function in another one has no entry of its own.
  private static boolean isInlined(CodeLocation location, View view) {
    var all = view.symbols().placesOf(location.address());
    return all.size() > 1
        && location
            .place()
            .filter(place -> !place.function().equals(all.getLast().function()))
            .isPresent();
  }

  private static String name(Shell shell, Lines lines) {
    return shell.look(view -> SourceNames.ofFile(view.symbols(), lines.path()));
  }

  private static void show(Shell shell, Lines lines) {
    var found = shell.sources().of(lines.path());
    if (found.isEmpty()) {
      throw new CommandException(lines.first() + "\tin " + SourceNames.base(lines.path()));
    }
    var count = found.get().lines().size();
    if (lines.first() > count) {
      throw new CommandException(
          "Line number "
              + lines.first()
              + " out of range; "
              + name(shell, lines)
              + " has "
              + count
              + " lines.");
    }
    var last = Math.min(lines.last(), count);
    var isPrinted = !shell.position().isShownElsewhere();
    for (var number = lines.first(); isPrinted && number <= last; number++) {
      var line = shell.sources().line(lines.path(), number).orElseGet(Text::new);
      shell.output().line(Text.of(number + "\t").append(line));
    }
    shell.position().shown(new Lines(lines.path(), lines.first(), last));
  }
}
