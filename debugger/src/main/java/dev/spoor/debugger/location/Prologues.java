package dev.spoor.debugger.location;

import dev.spoor.debugger.symbols.CodeFunction;
import dev.spoor.debugger.symbols.Symbols;
import dev.spoor.machine.Address;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.AttributeValue;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.DieWalk;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.objects.dwarf.Unit;
import dev.spoor.objects.elf.ElfClass;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where functions begin in the eyes of their authors: when their parameters can be read.
final class Prologues {
  private static final Pattern GCC = Pattern.compile("^GNU .*? (\\d+)\\.(\\d+)");

  /// `DW_LANG_Mips_Assembler`, which all assemblers are (DWARF 5, table 7.17).
  private static final long ASSEMBLER = 0x8001;

  private final Symbols symbols;
  private final Map<Unit, Boolean> exact = new HashMap<>();

  Prologues(Symbols symbols) {
    this.symbols = symbols;
  }

  /// {@return the first instruction behind the prologue of the function that begins at `entry`}
  Address bodyOf(Address entry) {
    return isExactAt(entry) ? entry : behindPrologue(entry);
  }

  /// {@return the same, with the line that it comes from: if that is of a call that was inlined
  /// right there, the line of the call}
  CodeLocation locationOf(Address entry) {
    if (isExactAt(entry)) {
      return at(entry);
    }
    var body = behindPrologue(entry);
    var places = symbols.placesOf(body);
    return places.size() > 1 ? new CodeLocation(body, Optional.of(places.getLast())) : at(body);
  }

  /// {@return an instruction with the line that it comes from}
  CodeLocation at(Address address) {
    return new CodeLocation(address, symbols.placesOf(address).stream().findFirst());
  }

  private Address behindPrologue(Address entry) {
    var fromLines = fromLines(entry);
    return fromLines.compareTo(entry) > 0 ? onToLine(entry, fromLines) : behindFrameSetup(entry);
  }

  /// {@return the first instruction, behind those that set up a frame, with which a line begins:
  /// where a step into the function ends}
  Address behindFrameSetup(Address entry) {
    return isAssembled(entry)
        ? entry
        : onToLine(
            entry, entry.plus(X86Prologue.lengthBytes(entry, symbols.memory(), isLong(entry))));
  }

  private Address onToLine(Address entry, Address pc) {
    var line = symbols.lineAt(pc);
    if (line.isEmpty() || line.get().range().start().equals(pc)) {
      return pc;
    }
    // Amid the line that the function begins with: on to the next, if that is its own still.
    var next = line.get().range().end();
    return symbols.functionAt(entry).filter(function -> isWithin(function, next)).isPresent()
        ? next
        : pc;
  }

  private static boolean isWithin(CodeFunction function, Address address) {
    return function.contains(address);
  }

  private boolean isLong(Address entry) {
    return symbols
        .debugged()
        .loadedAt(entry)
        .map(object -> object.file().header().elfClass() == ElfClass.ELF64)
        .orElse(true);
  }

  private Address fromLines(Address entry) {
    return producerAt(entry).startsWith("Go ") ? fromMark(entry) : fromSecondLine(entry);
  }

  /// Go's functions begin with the question whether their stack has room, and begin anew when it
  /// has got some. The table of lines says where that is over (`prologue_end`, DWARF 4, section
  /// 6.2.5.2).
  private Address fromMark(Address entry) {
    var object = symbols.debugged().at(entry);
    var function = symbols.functionAt(entry);
    return object
        .flatMap(in -> in.source().prologueEndAfter(in.fileAddress(entry)).map(in::address))
        .filter(end -> function.isPresent() && function.get().contains(end))
        .orElse(entry);
  }

  /// Clang's second line of a function begins behind the prologue.
  private Address fromSecondLine(Address entry) {
    var first = symbols.lineAt(entry);
    var function = symbols.functionAt(entry);
    if (first.isEmpty() || function.isEmpty() || !producerAt(entry).contains("clang ")) {
      return entry;
    }
    // Two lines that begin there: nothing comes before the second.
    if (isRepeated(entry)) {
      return entry;
    }
    var span = first.get();
    while (function.get().contains(span.range().end())) {
      var next = symbols.lineAt(span.range().end());
      // Lines of calls that were inlined are no part of the prologue, whatever their numbers.
      if (next.isEmpty()
          || symbols.placesOf(span.range().end()).size() > 1
          || next.get().line() >= span.line()
          || !next.get().path().equals(span.path())) {
        break;
      }
      span = next.get();
    }
    return function.get().contains(span.range().end()) ? span.range().end() : entry;
  }

  private boolean isRepeated(Address entry) {
    return symbols
        .debugged()
        .at(entry)
        .flatMap(object -> object.source().spanAt(object.fileAddress(entry)))
        .filter(span -> span.isRepeated())
        .isPresent();
  }

  private String producerAt(Address entry) {
    return unitAt(entry).flatMap(unit -> unit.full().producer()).orElse("");
  }

  /// Whether variables can be read from the first instruction on: those of a unit with lists of
  /// locations. Nor is a prologue looked for in what an assembler made.
  private boolean isExactAt(Address entry) {
    try {
      return unitAt(entry)
          .filter(unit -> exact.computeIfAbsent(unit, each -> isExact(each.full())))
          .isPresent();
    } catch (MalformedObjectException damaged) {
      return false;
    }
  }

  private static boolean isExact(Unit unit) {
    return isAssembled(unit) || isOfGcc(unit) && hasLists(unit);
  }

  private static boolean isAssembled(Unit unit) {
    return unit.root().unsigned(AttributeName.LANGUAGE).orElse(0L) == ASSEMBLER;
  }

  private boolean isAssembled(Address entry) {
    return unitAt(entry).filter(unit -> isAssembled(unit.full())).isPresent();
  }

  private Optional<Unit> unitAt(Address entry) {
    try {
      return symbols
          .debugged()
          .at(entry)
          .flatMap(object -> object.source().unitAt(object.fileAddress(entry)));
    } catch (MalformedObjectException damaged) {
      return Optional.empty();
    }
  }

  /// The lists of older ones leave prologues out.
  private static boolean isOfGcc(Unit unit) {
    var version = GCC.matcher(unit.producer().orElse(""));
    if (!version.find() || version.group(1).length() > 4 || version.group(2).length() > 4) {
      return false;
    }
    var major = Integer.parseInt(version.group(1));
    return major > 4 || major == 4 && Integer.parseInt(version.group(2)) >= 5;
  }

  private static boolean hasLists(Unit unit) {
    for (var walk = unit.walk(); walk.next(); ) {
      if (isVariable(walk) && isList(walk.die())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isVariable(DieWalk walk) {
    return (walk.tag().equals(Tag.VARIABLE) || walk.tag().equals(Tag.FORMAL_PARAMETER))
        && walk.has(AttributeName.LOCATION);
  }

  private static boolean isList(Die die) {
    return switch (die.value(AttributeName.LOCATION).orElseThrow()) {
      case AttributeValue.SectionOffset _, AttributeValue.ListIndex _ -> true;
      default -> false;
    };
  }
}
