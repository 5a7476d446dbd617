package dev.spoor.objects.dwarf.source;

import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.DebugInfo;
import dev.spoor.objects.dwarf.Unit;
import dev.spoor.objects.elf.FileAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The functions and lines of a file's code, by address and by name.
///
/// Lives as long as the sections of its debugging information. May be used by several threads.
public final class SourceLocations {
  private final DebugInfo info;
  private final UnitMap unitMap;
  private final ConcurrentMap<Unit, UnitCode> looked = new ConcurrentHashMap<>();
  private final Lazy<FunctionIndex> functions;

  private SourceLocations(DebugInfo info) {
    this.info = info;
    this.unitMap = new UnitMap(info);
    this.functions = new Lazy<>(() -> FunctionIndex.of(info));
  }

  /// {@return those of a file}
  public static SourceLocations of(DebugInfo info) {
    return new SourceLocations(info);
  }

  /// {@return the unit that has the code at `address`; of a split one its skeleton}
  public Optional<Unit> unitAt(FileAddress address) {
    return unitMap.at(address);
  }

  private UnitCode code(Unit unit) {
    return looked.computeIfAbsent(unit, UnitCode::new);
  }

  /// {@return what the instruction at `address` belongs to by its source, innermost first: the
  /// calls that were inlined, and at last the function that has its code; empty if nothing is
  /// known}
  ///
  /// Of the return address of a call, ask for the address before it.
  ///
  /// @throws MalformedObjectException if the unit or its lines cannot be read
  public List<SourceFrame> at(FileAddress address) {
    var unit = unitAt(address);
    return unit.isEmpty() ? List.of() : code(unit.get()).framesAt(address);
  }

  /// {@return where the instruction at `address` comes from}
  ///
  /// @throws MalformedObjectException if the unit or its lines cannot be read
  public Optional<SourceLine> lineAt(FileAddress address) {
    return unitAt(address).flatMap(unit -> code(unit).lineAt(address));
  }

  /// {@return the functions with this name that have code of their own, in the order of the file,
  /// each place once}
  ///
  /// The first call reads all units.
  ///
  /// @param name such as `Class::method`, with all scopes, some, or none; from the outermost one on
  ///   if it begins with `::`. Without the arguments of a template it names each of its instances.
  ///   A linkage name will do as well
  public List<Function> functions(String name) {
    var found = new LinkedHashMap<FileAddress, Function>();
    for (var die : functions.get().candidates(QualifiedName.lastPart(name))) {
      var function = Function.of(die);
      var isThat =
          QualifiedName.isNamed(function.name(), name)
              || function.linkageName().filter(name::equals).isPresent();
      var entry = function.entry().filter(address -> !isLeftOut(address, die.unit()));
      if (isThat && entry.isPresent()) {
        found.putIfAbsent(entry.get(), function);
      }
    }
    return List.copyOf(found.values());
  }

  /// {@return where the code of a line begins, in the order of the file, each place once}
  ///
  /// The first call reads the tables of files of all units.
  ///
  /// @param file its path or the end of it, from a directory or the name on
  public List<LinePlace> places(String file, int line) {
    var found = new ArrayList<LinePlace>();
    for (var unit : info.units()) {
      if (unit.header().isKnown() && !unit.header().type().isType()) {
        addPlaces(unit, file, line, found);
      }
    }
    var distinct = new LinkedHashMap<FileAddress, LinePlace>();
    for (var place : found) {
      if (!isLeftOut(place.address(), place.unit())) {
        distinct.putIfAbsent(place.address(), place);
      }
    }
    return List.copyOf(distinct.values());
  }

  private void addPlaces(Unit unit, String file, int line, List<LinePlace> places) {
    try {
      code(unit).addPlaces(file, line, places);
    } catch (MalformedObjectException _) {
      // What is wrong with one unit says nothing of the others. Asked for itself, it says what.
    }
  }

  /// Linkers that leave code out write 0 or the highest address in its place.
  private static boolean isLeftOut(FileAddress address, Unit unit) {
    return address.value() == 0
        || Long.compareUnsigned(address.value(), unit.encoding().highestAddress() - 1) >= 0;
  }
}
