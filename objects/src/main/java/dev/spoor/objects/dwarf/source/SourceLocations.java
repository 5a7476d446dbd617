package dev.spoor.objects.dwarf.source;

import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.DebugInfo;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.objects.dwarf.Unit;
import dev.spoor.objects.dwarf.line.LineProgram;
import dev.spoor.objects.dwarf.line.LineSpans;
import dev.spoor.objects.elf.FileAddress;
import dev.spoor.objects.kept.KeptFile;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// The functions and lines of a file's code, by address and by name.
///
/// Lives as long as the sections of its debugging information. May be used by several threads.
public final class SourceLocations {
  private final DebugInfo info;
  private final UnitMap unitMap;
  private final LinePrograms programs;
  private final ConcurrentMap<Unit, UnitCode> looked = new ConcurrentHashMap<>();
  private final Names names;
  private final RecentFunctions functions = new RecentFunctions();

  private SourceLocations(DebugInfo info, KeptFile kept) {
    this.info = info;
    this.unitMap = new UnitMap(info);
    this.names = new Names(info, kept);
    this.programs = new LinePrograms(info);
  }

  /// {@return those of a file}
  public static SourceLocations of(DebugInfo info) {
    return of(info, KeptFile.nothing());
  }

  /// {@return those of a file}
  ///
  /// @param kept what is kept of it from run to run: an index of the names and functions of all
  ///   units. To be open as long as this is used
  public static SourceLocations of(DebugInfo info, KeptFile kept) {
    return new SourceLocations(info, kept);
  }

  /// {@return the unit that has the code at `address`; of a split one its skeleton}
  public Optional<Unit> unitAt(FileAddress address) {
    var number = unitMap.at(address);
    return number == AddressMap.NOTHING ? Optional.empty() : Optional.of(info.units().get(number));
  }

  private UnitCode code(Unit unit) {
    var known = looked.get(unit);
    return known != null ? known : looked.computeIfAbsent(unit, key -> new UnitCode(key, programs));
  }

  /// {@return what the instruction at `address` belongs to by its source, innermost first: the
  /// calls that were inlined, and at last the function that has its code; empty if nothing is
  /// known}
  ///
  /// Of the return address of a call, ask for the address before it.
  ///
  /// @throws MalformedObjectException if the unit or its lines cannot be read
  public List<SourceFrame> at(FileAddress address) {
    var number = unitMap.at(address);
    if (number == AddressMap.NOTHING) {
      return List.of();
    }
    var code = code(info.units().get(number));
    var line = code.lineAt(address);
    var index = names.index().known().filter(known -> known.knowsFunctions(number));
    if (index.isPresent()) {
      try {
        return frames(code, index.get().functionAt(number, address.value()), address, line);
      } catch (MalformedObjectException _) {
        // What is kept may lie; if it is the unit that does, it is told below.
      }
    }
    return frames(code, code.functionAt(address.value()), address, line);
  }

  private List<SourceFrame> frames(
      UnitCode code, OptionalLong entry, FileAddress address, Optional<SourceLine> line) {
    if (entry.isEmpty()) {
      return line.isEmpty() ? List.of() : List.of(new SourceFrame(Optional.empty(), line, false));
    }
    return functions
        .of(code.unit().full(), entry.getAsLong())
        .framesAt(address.value(), line, code::path);
  }

  /// {@return where the instruction at `address` comes from}
  ///
  /// @throws MalformedObjectException if the unit or its lines cannot be read
  public Optional<SourceLine> lineAt(FileAddress address) {
    return unitAt(address).flatMap(unit -> code(unit).lineAt(address));
  }

  /// {@return the instructions around `address` that come from its line, without a gap}
  ///
  /// @throws MalformedObjectException if the unit or its lines cannot be read
  public Optional<LineSpan> spanAt(FileAddress address) {
    return unitAt(address).flatMap(unit -> code(unit).spanAt(address));
  }

  /// {@return where the first prologue ends, as the table of lines says, at `address` or behind it}
  ///
  /// @throws MalformedObjectException if the unit or its lines cannot be read
  public Optional<FileAddress> prologueEndAfter(FileAddress address) {
    return unitAt(address).flatMap(unit -> code(unit).prologueEndAfter(address));
  }

  /// {@return the statements that a line begins with, unit by unit and there by address: several
  /// for one that comes back, as that of a loop}
  ///
  /// The first call reads the tables of files of all units.
  ///
  /// @param file its path or the end of it, from a directory or the name on
  public List<LineSpan> statements(String file, int line) {
    var found = new ArrayList<LineSpan>();
    eachTable(
        file,
        (code, spans, numbers) ->
            spans.statementsOf(
                numbers,
                line,
                index -> {
                  if (!isLeftOut(spans.start(index), code.program().orElseThrow().unit())) {
                    found.add(code.span(spans, index));
                  }
                }));
    return List.copyOf(found);
  }

  /// {@return the first line behind `line` that has code}
  public Optional<Integer> lineBehind(String file, int line) {
    var found = new ArrayList<Integer>();
    eachTable(file, (_, spans, numbers) -> spans.lineBehind(numbers, line).ifPresent(found::add));
    return found.stream().min(Integer::compare);
  }

  /// {@return whether code comes from a file, or may}
  ///
  /// @param file its path or the end of it, from a directory or the name on
  public boolean hasFile(String file) {
    for (var unit : info.units()) {
      if (program(unit).filter(program -> names(program, file)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static boolean names(LineProgram program, String file) {
    try {
      return !program.filesNamed(file).isEmpty();
    } catch (MalformedObjectException _) {
      return false;
    }
  }

  /// What is done with the lines of each program that names a file.
  private interface TableConsumer {
    void accept(UnitCode code, LineSpans spans, BitSet numbers);
  }

  private void eachTable(String file, TableConsumer consumer) {
    var asked = new HashSet<LineProgram>();
    for (var unit : info.units()) {
      var program = program(unit).filter(asked::add);
      if (program.isPresent()) {
        eachTable(code(unit), program.get(), file, consumer);
      }
    }
  }

  private static void eachTable(
      UnitCode code, LineProgram program, String file, TableConsumer consumer) {
    try {
      var numbers = program.filesNamed(file);
      if (!numbers.isEmpty()) {
        code.spans().ifPresent(spans -> consumer.accept(code, spans, numbers));
      }
    } catch (MalformedObjectException _) {
      // What is wrong with one unit says nothing of the others. Asked for itself, it says what.
    }
  }

  /// {@return the calls of functions with this name that the compiler has inlined, in the order of
  /// the file; of calls from other units only those that name the function's entry there too}
  ///
  /// @param name as of [#functions]
  /// @param readable as of [#functions]
  public List<Function> inlinedCalls(String name, UnaryOperator<String> readable) {
    var bodies = new HashSet<Die>();
    var units = new LinkedHashSet<Unit>();
    for (var die : names.candidates(QualifiedName.lastPart(name))) {
      if (die.has(AttributeName.INLINE)) {
        if (Function.of(die).isNamed(name, readable)) {
          bodies.add(die);
          units.add(die.unit());
        }
      }
    }
    var found = new ArrayList<Function>();
    units.forEach(unit -> addCalls(unit, bodies, found));
    return List.copyOf(found);
  }

  private static void addCalls(Unit unit, Set<Die> bodies, List<Function> found) {
    for (var walk = unit.walk(); walk.next(); ) {
      if (walk.tag().equals(Tag.INLINED_SUBROUTINE) && FunctionMap.hasCode(walk)) {
        var call = walk.die();
        if (call.reference(AttributeName.ABSTRACT_ORIGIN).filter(bodies::contains).isPresent()) {
          found.add(Function.of(call));
        }
      }
    }
  }

  /// {@return all functions that have code of their own, in the order of the file}
  ///
  /// Reads all units.
  public List<Function> functions() {
    var found = new LinkedHashMap<FileAddress, Function>();
    for (var unit : info.units()) {
      try {
        addFunctions(unit, found);
      } catch (MalformedObjectException _) {
        // As above.
      }
    }
    return List.copyOf(found.values());
  }

  private static void addFunctions(Unit unit, Map<FileAddress, Function> found) {
    if (!unit.header().isKnown() || unit.header().type().isType()) {
      return;
    }
    for (var walk = unit.full().walk(); walk.next(); ) {
      if (walk.tag().equals(Tag.SUBPROGRAM) && FunctionMap.hasCode(walk)) {
        var function = Function.of(walk.die());
        function
            .entry()
            .filter(address -> !isLeftOut(address, unit))
            .ifPresent(entry -> found.putIfAbsent(entry, function));
      }
    }
  }

  /// {@return the functions with this name that have code of their own, in the order of the file,
  /// each place once}
  ///
  /// The first call reads all units, unless the file has a table of names.
  ///
  /// @param name such as `Class::method`, with all scopes, some, or none; from the outermost one on
  ///   if it begins with `::`. Without the arguments of a template it names each of its instances.
  ///   A linkage name will do as well
  public List<Function> functions(String name) {
    return functions(name, UnaryOperator.identity());
  }

  /// {@return the same, and methods of Rust's traits as `<T as Trait>::f`}
  ///
  /// @param readable makes linkage names readable
  public List<Function> functions(String name, UnaryOperator<String> readable) {
    var found = new LinkedHashMap<FileAddress, Function>();
    for (var die : names.candidates(QualifiedName.lastPart(name))) {
      if (!die.tag().equals(Tag.SUBPROGRAM)) {
        continue;
      }
      var function = Function.of(die);
      var entry = function.entry().filter(address -> !isLeftOut(address, die.unit()));
      if (entry.isPresent() && function.isNamed(name, readable)) {
        found.putIfAbsent(entry.get(), function);
      }
    }
    return List.copyOf(found.values());
  }

  /// {@return the variables with this name that are declared outside of functions and are
  /// somewhere, or have a value, in the order of the file}
  ///
  /// The first call reads all units, unless the file has a table of names.
  ///
  /// @param name as of [#functions]
  public List<Declaration> variables(String name) {
    return declarations(name, SourceLocations::isPlaced);
  }

  private static boolean isPlaced(Die die) {
    return die.tag().equals(Tag.VARIABLE)
        && (die.has(AttributeName.LOCATION) || die.has(AttributeName.CONST_VALUE));
  }

  /// {@return the types with this name that are declared outside of functions, in the order of the
  /// file: one for each unit that has it, without those that are declared but not defined}
  ///
  /// The first call reads all units, unless the file has a table of names.
  ///
  /// @param name as of [#functions]
  public List<Declaration> types(String name) {
    return declarations(name, die -> UnitNames.isType(die.tag()));
  }

  private List<Declaration> declarations(String name, Predicate<Die> kind) {
    var found = new ArrayList<Declaration>();
    for (var die : names.candidates(QualifiedName.lastPart(name))) {
      if (kind.test(die)) {
        var qualified = QualifiedName.of(die);
        if (QualifiedName.isNamed(qualified, name)
            || Function.linkageName(die.origins()).filter(name::equals).isPresent()) {
          found.add(new Declaration(qualified, die));
        }
      }
    }
    return List.copyOf(found);
  }

  /// {@return the first entry in the file that is a variable, a type or an enumerator outside of
  /// functions, or a function with code, is called `name`, and is accepted; one that cannot be read
  /// is passed over}
  ///
  /// The first call reads all units, unless the file has a table of names.
  ///
  /// @param name with scopes and arguments of templates, or without: what the last part of it names
  ///   is looked at
  /// @param isThat whether it is the one; asked of entries with the same last part
  public Optional<Die> firstEntry(String name, Predicate<Die> isThat) {
    return names.first(QualifiedName.lastPart(name), isThat);
  }

  /// {@return where the code of a line begins, in the order of the file, each place once}
  ///
  /// The first call reads the tables of files of all units.
  ///
  /// @param file its path or the end of it, from a directory or the name on
  public List<LinePlace> places(String file, int line) {
    var asked = new HashSet<LineProgram>();
    var found = new LinkedHashMap<FileAddress, LinePlace>();
    for (var unit : info.units()) {
      program(unit).filter(asked::add).ifPresent(program -> addPlaces(program, file, line, found));
    }
    return List.copyOf(found.values());
  }

  private Optional<LineProgram> program(Unit unit) {
    try {
      return unit.header().isKnown() && !unit.header().type().isType()
          ? code(unit).program()
          : Optional.empty();
    } catch (MalformedObjectException _) {
      // What is wrong with one unit says nothing of the others. Asked for itself, it says what.
      return Optional.empty();
    }
  }

  private static void addPlaces(
      LineProgram program, String file, int line, Map<FileAddress, LinePlace> places) {
    try {
      var numbers = program.filesNamed(file);
      if (numbers.isEmpty()) {
        return;
      }
      var path = program.file(numbers.nextSetBit(0)).orElseThrow().path();
      for (var address : program.table().addressesOf(numbers, line)) {
        if (!isLeftOut(address, program.unit())) {
          places.putIfAbsent(
              address, new LinePlace(address, new SourceLine(path, line, 0), program.unit()));
        }
      }
    } catch (MalformedObjectException _) {
      // As above.
    }
  }

  /// Linkers that leave code out write 0 or the highest address in its place.
  private static boolean isLeftOut(FileAddress address, Unit unit) {
    return address.value() == 0
        || Long.compareUnsigned(address.value(), unit.encoding().highestAddress() - 1) >= 0;
  }
}
