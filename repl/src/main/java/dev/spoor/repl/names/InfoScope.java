package dev.spoor.repl.names;

import dev.spoor.debugger.location.Locator;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.objects.elf.FileAddress;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Structured;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.stops.Place;
import dev.spoor.repl.text.CommandException;
import dev.spoor.symbolic.variable.DebuggedObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `info scope`.
public final class InfoScope implements Structured {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "scope",
            Group.STATUS,
            """
            List the variables local to a scope.
            Usage: info scope LOCATION
            Those of the function and of the blocks at a place, with where they are kept.\
            """)
        .completing(Completion.LOCATION);
  }

  private record Row(String name, String place) {}

  private static List<Row> rowsOf(Shell shell, View view, String arguments) {
    if (arguments.isEmpty()) {
      throw new CommandException(
          "requires an argument (function, line or *addr) to define a scope");
    }
    var place = Place.parse(shell, view, arguments);
    var at = new Locator(view.symbols()).locate(place.spec()).getFirst().address();
    var object = view.symbols().debugged().at(at);
    if (object.isEmpty()) {
      return List.of();
    }
    var rows = new ArrayList<Row>();
    var address = object.get().fileAddress(at);
    for (var frame : object.get().source().at(address)) {
      if (!frame.isInlined() && frame.function().isPresent()) {
        add(view, object.get(), frame.function().get().die(), address, rows);
      }
    }
    return rows;
  }

  /// Those of inner blocks first.
  private static void add(
      View view, DebuggedObject object, Die scope, FileAddress at, List<Row> to) {
    for (var child : scope.children()) {
      if (child.tag().equals(Tag.LEXICAL_BLOCK)
          && child.ranges().stream().anyMatch(range -> range.contains(at))) {
        add(view, object, child, at, to);
      }
    }
    for (var child : scope.children()) {
      if (child.tag().equals(Tag.FORMAL_PARAMETER) || child.tag().equals(Tag.VARIABLE)) {
        nameOf(child).ifPresent(name -> to.add(new Row(name, place(view, object, child))));
      }
    }
  }

  private static java.util.Optional<String> nameOf(Die die) {
    return die.origins().stream().flatMap(each -> each.name().stream()).findFirst();
  }

  private static String place(View view, DebuggedObject object, Die die) {
    try {
      var length =
          die.origins().stream()
              .filter(each -> each.has(AttributeName.TYPE))
              .findFirst()
              .map(each -> object.types().typeOf(each).type().sizeBytes().orElse(0))
              .orElse(0L);
      return new PlaceText(view, object, die).text() + ", length " + length + ".";
    } catch (MalformedObjectException damaged) {
      return "<error: " + damaged.getMessage() + ">";
    }
  }

  @Override
  public void run(Shell shell, String arguments) {
    shell.show(view -> {
      var rows = rowsOf(shell, view, arguments);
      if (rows.isEmpty()) {
        shell.output().line("Scope for " + arguments + " contains no locals or arguments.");
        return;
      }
      shell.output().line("Scope for " + arguments + ":");
      for (var row : rows) {
        shell.output().text("Symbol " + row.name() + " is " + row.place());
      }
    });
  }

  @Override
  public List<Map<String, Object>> rows(Shell shell, String arguments) {
    return shell.look(view -> {
      var all = new ArrayList<Map<String, Object>>();
      for (var row : rowsOf(shell, view, arguments)) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", row.name());
        json.put("place", row.place());
        all.add(json);
      }
      return all;
    });
  }
}
