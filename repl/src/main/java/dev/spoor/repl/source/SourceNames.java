package dev.spoor.repl.source;

import dev.spoor.debugger.location.LocationException;
import dev.spoor.debugger.location.LocationSpec;
import dev.spoor.debugger.location.Locator;
import dev.spoor.debugger.symbols.Symbols;
import dev.spoor.machine.Address;
import dev.spoor.objects.dwarf.Unit;
import java.util.Optional;

/// How source files are named to users: as the compiler was told, as gdb does.
public final class SourceNames {
  private SourceNames() {}

  /// {@return the unit of the code at an address}
  public static Optional<Unit> unitAt(Symbols symbols, Address address) {
    return symbols
        .debugged()
        .at(address)
        .flatMap(object -> object.source().unitAt(object.fileAddress(address)));
  }

  /// {@return the name of a file that code at `address` is from}
  public static String shown(Symbols symbols, Address address, String path) {
    return unitAt(symbols, address).map(unit -> shown(unit, path)).orElse(path);
  }

  /// {@return the name of a file that code of the program is from}
  public static String ofFile(Symbols symbols, String path) {
    try {
      return new Locator(symbols)
          .find(new LocationSpec.OfLine(path, 1)).stream()
              .findFirst()
              .map(found -> shown(symbols, found.address(), path))
              .orElseGet(() -> base(path));
    } catch (LocationException _) {
      return base(path);
    }
  }

  /// {@return the name of a file without its directories}
  public static String base(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// {@return the name of a file of a unit}
  public static String shown(Unit unit, String path) {
    var directory = unit.compilationDirectory().orElse("");
    var name = unit.name().orElse("");
    if (path.equals(name) || path.equals(directory + "/" + name)) {
      return directory.startsWith(".") && !name.contains("/") ? path : name;
    }
    var start = directory + "/";
    return !directory.isEmpty() && path.startsWith(start) && !name.startsWith("/")
        ? path.substring(start.length())
        : path;
  }
}
