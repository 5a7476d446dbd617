package dev.spoor.objects.dwarf.macro;

import dev.spoor.objects.dwarf.Unit;
import dev.spoor.objects.dwarf.line.LineProgram;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the preprocessor did in one unit.
///
/// Lives as long as the sections of the unit. May be used by several threads.
public final class Macros {
  private final Unit unit;
  private final MacroSection section;

  private Macros(Unit unit, MacroSection section) {
    this.unit = unit;
    this.section = section;
  }

  /// {@return those of a unit, if its compiler recorded them; of a skeleton those of its split
  /// unit}
  public static Optional<Macros> of(Unit unit) {
    var full = unit.full();
    return MacroSection.of(full).map(section -> new Macros(full, section));
  }

  /// {@return the unit}
  public Unit unit() {
    return unit;
  }

  /// {@return all that was met, in its order}
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if it cannot be read
  public List<MacroEntry> entries() {
    var entries = new ArrayList<MacroEntry>();
    for (var walk = new MacroWalk(unit, section); walk.next(); ) {
      entries.add(walk.entry());
    }
    return List.copyOf(entries);
  }

  /// {@return the macro that `name` is at the end of the unit}
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if they cannot be read
  public Optional<Macro> definition(String name) {
    return new Lookup(name).run(new BitSet(), Integer.MAX_VALUE);
  }

  /// {@return the macro that `name` is at a line: what was defined before or on it, in that file or
  /// in those that were included, and not undefined since; empty also if the unit has not that
  /// file}
  ///
  /// Of a file that was included more than once, the first time counts.
  ///
  /// @param path of the file or the end of it, from a directory or the name on
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if they cannot be read
  public Optional<Macro> definitionAt(String name, String path, int line) {
    var files = LineProgram.of(unit).map(program -> program.filesNamed(path)).orElse(new BitSet());
    return files.isEmpty() ? Optional.empty() : new Lookup(name).run(files, line);
  }

  /// {@return what is defined at a line, by name, with its places; as [#definitionAt] finds it}
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if they cannot be read
  public Map<String, MacroDefinition> definitionsAt(String path, int line) {
    var program = LineProgram.of(unit);
    var files = program.map(names -> names.filesNamed(path)).orElseGet(BitSet::new);
    return files.isEmpty()
        ? Map.of()
        : new Definitions(new MacroWalk(unit, section), program).at(files, line);
  }

  /// {@return all definitions of a name, in the order in which they were met}
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if they cannot be read
  public List<MacroDefinition> definitionsOf(String name) {
    return new Definitions(new MacroWalk(unit, section), LineProgram.of(unit)).of(name);
  }

  /// Looks for what one name is at a place. Used once.
  private final class Lookup {
    private final String name;
    private Optional<Macro> current = Optional.empty();

    /// How many files are open, and how many were when the one that is asked for was begun.
    private int depth;

    private int wanted;

    Lookup(String name) {
      this.name = name;
    }

    Optional<Macro> run(BitSet files, int line) {
      for (var walk = new MacroWalk(unit, section); walk.next(); ) {
        if (wanted > 0 && depth == wanted && (walk.isFileEnd() || walk.line() > line)) {
          return current;
        }
        take(walk, files);
      }
      return files.isEmpty() || wanted > 0 ? current : Optional.empty();
    }

    private void take(MacroWalk walk, BitSet files) {
      if (walk.isFileEnd()) {
        depth--;
      } else if (walk.isFileStart()) {
        depth++;
        if (wanted == 0 && files.get(walk.file())) {
          wanted = depth;
        }
      } else if (walk.isOf(name)) {
        current =
            walk.entry() instanceof MacroEntry.Defined(var _, var macro)
                ? Optional.of(macro)
                : Optional.empty();
      }
    }
  }
}
