package dev.spoor.debugger.location;

import dev.spoor.debugger.symbols.Symbols;
import dev.spoor.machine.Address;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.symbolic.CodePlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/// Where a line's code begins.
final class LineSearch {
  private final Symbols symbols;
  private final Prologues prologues;
  private final Blocks blocks;

  LineSearch(Symbols symbols, Prologues prologues) {
    this.symbols = symbols;
    this.prologues = prologues;
    this.blocks = new Blocks(symbols);
  }

  /// {@return one place for each block that has code of the line, or of the next line that has
  /// code; behind the prologue where it is a function's first}
  List<CodeLocation> find(String file, int line) {
    var starts = statements(file, line);
    var actual = starts.isEmpty() ? lineBehind(file, line).orElse(line) : line;
    if (starts.isEmpty()) {
      starts = statements(file, actual);
    }
    var found = new TreeMap<Address, CodeLocation>();
    for (var start : onePerBlock(starts)) {
      var location = behindPrologue(start, actual);
      found.putIfAbsent(location.address(), location);
    }
    return List.copyOf(found.values());
  }

  private List<Address> statements(String file, int line) {
    var found = new ArrayList<Address>();
    for (var object : symbols.debugged().all()) {
      for (var span : object.source().statements(file, line)) {
        found.add(object.address(span.range().start()));
      }
    }
    return found;
  }

  private Optional<Integer> lineBehind(String file, int line) {
    return symbols.debugged().all().stream()
        .flatMap(object -> object.source().lineBehind(file, line).stream())
        .min(Integer::compare);
  }

  /// A loop's line comes twice, at its beginning and at its end.
  private List<Address> onePerBlock(List<Address> starts) {
    var known = new ArrayList<Die>();
    var found = new ArrayList<Address>();
    for (var start : starts) {
      var block = blocks.at(start);
      if (block.isEmpty() || !known.contains(block.get())) {
        block.ifPresent(known::add);
        found.add(start);
      }
    }
    return found;
  }

  private CodeLocation behindPrologue(Address start, int line) {
    var function = symbols.functionAt(start);
    if (function.isPresent() && start.compareTo(function.get().entry()) >= 0) {
      var body = prologues.locationOf(function.get().entry());
      if (start.compareTo(body.address()) < 0 && function.get().contains(body.address())) {
        return body;
      }
    }
    var place = prologues.at(start).place();
    return new CodeLocation(
        start,
        place.map(
            at -> new CodePlace(at.function(), at.offset(), at.file(), OptionalInt.of(line))));
  }

  /// {@return whether code comes from a file of this name}
  boolean hasFile(String file) {
    return symbols.debugged().all().stream().anyMatch(object -> object.source().hasFile(file));
  }

  /// {@return whether there is no debugging information at all}
  boolean isEmpty() {
    return symbols.debugged().all().isEmpty();
  }
}
