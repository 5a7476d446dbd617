package dev.spoor.objects.dwarf.macro;

import dev.spoor.objects.dwarf.line.LineProgram;
import dev.spoor.objects.dwarf.source.SourceLine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Goes through a unit's macros up to a line, and keeps in mind where each definition stands. Used
/// once.
final class Definitions {
  /// Of a file that is included deeper, the places farther out are left away; gcc stops at 200.
  private static final int MOST_PLACES = 200;

  private final MacroWalk walk;
  private final Optional<LineProgram> files;

  /// The files that are being read, the innermost first.
  private final ArrayDeque<SourceLine> open = new ArrayDeque<>();

  private final Map<String, MacroDefinition> current = new TreeMap<>();

  /// How many files are open at the one that is asked for; 0 before it was begun.
  private int wanted;

  Definitions(MacroWalk walk, Optional<LineProgram> files) {
    this.walk = walk;
    this.files = files;
  }

  /// {@return what is defined at a line, by name; nothing if the unit has not that file}
  Map<String, MacroDefinition> at(BitSet asked, int line) {
    while (walk.next()) {
      if (wanted > 0 && open.size() == wanted && (walk.isFileEnd() || walk.line() > line)) {
        return current;
      }
      take(asked, _ -> {});
    }
    return wanted > 0 ? current : Map.of();
  }

  /// {@return all definitions of a name, in their order}
  List<MacroDefinition> of(String name) {
    var found = new ArrayList<MacroDefinition>();
    while (walk.next()) {
      if (walk.isFileStart() || walk.isFileEnd() || walk.isOf(name)) {
        take(new BitSet(), found::add);
      }
    }
    return found;
  }

  private void take(BitSet asked, Consumer<MacroDefinition> found) {
    switch (walk.entry()) {
      case MacroEntry.FileStart(var line, var file) -> {
        // The line is one of the file around, in which the new one is included.
        if (!open.isEmpty()) {
          open.push(new SourceLine(open.pop().path(), line, 0));
        }
        open.push(new SourceLine(path(file), 0, 0));
        if (wanted == 0 && asked.get(file)) {
          wanted = open.size();
        }
      }
      case MacroEntry.FileEnd() -> open.poll();
      case MacroEntry.Defined(var line, var macro) -> {
        var definition = new MacroDefinition(macro, places(line));
        current.put(macro.name(), definition);
        found.accept(definition);
      }
      case MacroEntry.Undefined(var _, var name) -> current.remove(name);
    }
  }

  private String path(int file) {
    return files.flatMap(program -> program.file(file)).map(each -> each.path()).orElse("");
  }

  private List<SourceLine> places(int line) {
    var places = new ArrayList<SourceLine>();
    for (var each : open) {
      if (places.size() == MOST_PLACES) {
        break;
      }
      places.add(each);
    }
    var innermost = places.isEmpty() ? "" : places.removeFirst().path();
    if (innermost.isEmpty()) {
      innermost = files.map(program -> path(program.firstFile())).orElse("");
    }
    places.addFirst(new SourceLine(innermost, line, 0));
    return places;
  }
}
