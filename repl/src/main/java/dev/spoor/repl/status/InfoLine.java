package dev.spoor.repl.status;

import dev.spoor.debugger.location.LocationSpec;
import dev.spoor.debugger.location.Locator;
import dev.spoor.debugger.symbols.LineRange;
import dev.spoor.machine.Address;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.print.SymbolText;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.source.SourceNames;
import dev.spoor.repl.stops.Place;
import dev.spoor.repl.text.CommandException;

/// `info line`.
public final class InfoLine implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "line",
            Group.STATUS,
            """
            Core addresses of the code for a source line.
            Usage: info line [LOCATION]\
            """)
        .completing(Completion.LOCATION);
  }

  @Override
  public void run(Shell shell, String arguments) {
    shell.show(view -> {
      if (!arguments.isEmpty()
          && Place.parse(shell, view, arguments).spec()
              instanceof LocationSpec.OfLine(var file, var line)) {
        ofLine(shell, view, file, line);
        return;
      }
      var listed = shell.position().shown();
      if (arguments.isEmpty() && !view.hasStack() && listed.isPresent()) {
        ofLine(shell, view, listed.get().path(), listed.get().last());
        return;
      }
      var address = address(shell, view, arguments);
      var line = view.symbols().lineAt(address);
      if (line.isEmpty()) {
        shell
            .output()
            .line(
                "No line number information available for address "
                    + address
                    + SymbolText.of(view, address));
        return;
      }
      shell.output().line(text(view, address, line.get()));
      shell.position().around(line.get().path(), line.get().line());
    });
  }

  /// Each piece of code that the line has, or where the next line's code is.
  private static void ofLine(Shell shell, View view, String path, int line) {
    var isFound = false;
    for (var object : view.symbols().debugged().all()) {
      var next = object.source().lineBehind(path, line - 1);
      if (next.isPresent()) {
        isFound = true;
        for (var span : object.source().statements(path, next.get())) {
          var at = object.address(span.range().start());
          var range = view.symbols().lineAt(at);
          if (next.get() == line && range.isPresent()) {
            shell.output().line(text(view, at, range.get()));
          } else {
            var file = SourceNames.shown(view.symbols(), at, path);
            shell
                .output()
                .line(
                    "Line "
                        + line
                        + " of \""
                        + file
                        + "\" is at address "
                        + at
                        + SymbolText.of(view, at)
                        + " but contains no code.");
            break;
          }
        }
      }
    }
    if (!isFound) {
      var name = SourceNames.ofFile(view.symbols(), path);
      shell.output().line("Line number " + line + " is out of range for \"" + name + "\".");
    } else {
      shell.position().around(path, line);
    }
  }

  private static Address address(Shell shell, View view, String arguments) {
    if (arguments.isEmpty() && !view.hasStack()) {
      throw new CommandException("No line number information available.");
    }
    var place = Place.parse(shell, view, arguments);
    var found = new Locator(view.symbols()).locate(place.spec()).getFirst().address();
    // Of a function the line that it begins at.
    return place.spec() instanceof LocationSpec.OfFunction
        ? view.symbols().functionAt(found).map(function -> function.entry()).orElse(found)
        : found;
  }

  private static String text(View view, Address address, LineRange line) {
    var file = SourceNames.shown(view.symbols(), address, line.path());
    var start = line.range().start();
    var end = line.range().end();
    return "Line "
        + line.line()
        + " of \""
        + file
        + "\""
        + " starts at address "
        + start
        + SymbolText.of(view, start)
        + " and ends at "
        + end
        + SymbolText.of(view, end)
        + ".";
  }
}
