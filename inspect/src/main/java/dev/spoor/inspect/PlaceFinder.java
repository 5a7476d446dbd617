package dev.spoor.inspect;

import dev.spoor.machine.Address;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.Symbol;
import dev.spoor.symbolic.process.MappedObjects;
import dev.spoor.symbolic.process.ProcessDirectory;
import java.util.ArrayList;
import java.util.List;

/// Finds what a user names in the memory of a process. Must be closed.
final class PlaceFinder implements AutoCloseable {
  private final ProcessDirectory process;
  private final MappedObjects objects;

  private record Found(String object, Address address, Symbol symbol) {}

  private PlaceFinder(ProcessDirectory process, MappedObjects objects) {
    this.process = process;
    this.objects = objects;
  }

  /// Looks at what `process` has mapped.
  static PlaceFinder of(ProcessDirectory process) {
    return new PlaceFinder(process, MappedObjects.of(process));
  }

  /// {@return the place}
  ///
  /// @throws CommandException if there is none, or more than one
  Place find(Location location) {
    return switch (location) {
      case Location.Absolute(var address) -> new Place(address, "", 0);
      case Location.Named named -> find(named);
    };
  }

  private Place find(Location.Named named) {
    var found = search(named);
    if (found.isEmpty()) {
      throw CommandException.failed(missing(named));
    }
    if (found.size() > 1) {
      throw CommandException.failed(ambiguous(named, found));
    }
    var symbol = found.getFirst().symbol();
    var left = symbol.sizeBytes() - named.offset();
    return new Place(
        found.getFirst().address().plus(named.offset()),
        named.symbol() + (named.offset() == 0 ? "" : "+" + named.offset()),
        Math.max(0, left));
  }

  /// The program's own symbols hide those of libraries, as they do for the dynamic linker.
  private List<Found> search(Location.Named named) {
    var candidates = candidates(named);
    var found = new ArrayList<Found>();
    for (var i = 0; i < candidates.size(); i++) {
      addFrom(candidates.get(i), named.symbol(), found);
      if (i == 0 && named.object().isEmpty() && !found.isEmpty()) {
        break;
      }
    }
    return found;
  }

  private List<MappedObjects.Entry> candidates(Location.Named named) {
    if (named.object().isEmpty()) {
      return objects.entries();
    }
    var name = named.object().get();
    var called = objects.entries().stream().filter(entry -> entry.isCalled(name)).toList();
    if (called.isEmpty()) {
      throw CommandException.failed(
          "process " + process.pid() + " has no file called \"" + name + "\" mapped");
    }
    return called;
  }

  private void addFrom(MappedObjects.Entry entry, String name, List<Found> found) {
    try {
      objects
          .open(entry)
          .ifPresent(object ->
              object
                  .symbolsNamed(name)
                  .forEach(symbol ->
                      found.add(
                          new Found(entry.shortName(), object.address(symbol.address()), symbol))));
    } catch (MalformedObjectException damaged) {
      // A damaged library hides only its own names.
    }
  }

  private String missing(Location.Named named) {
    return "no symbol \""
        + named.symbol()
        + "\" in "
        + named.object().orElse("any file that process " + process.pid() + " has mapped")
        + "; a stripped program has only the names it exports, and variables on the stack have"
        + " none";
  }

  private static String ambiguous(Location.Named named, List<Found> found) {
    var places = new ArrayList<String>();
    for (var each : found) {
      places.add(each.object() + " has it at " + each.address());
    }
    return "\""
        + named.symbol()
        + "\" is ambiguous: "
        + String.join(", ", places)
        + "; say OBJECT:SYMBOL or the address";
  }

  @Override
  public void close() {
    objects.close();
  }
}
