package dev.spoor.objects.dwarf.line;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.dwarf.Unit;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The line program of a unit: its files, and the rows that it makes when they are asked for.
///
/// Lives as long as the sections of the unit. May be used by several threads.
public final class LineProgram {
  private final Unit unit;
  private final LineHeader header;
  private final byte[] operandCounts;
  private final FileTable files;
  private final Block section;
  private final long start;
  private final ConcurrentMap<Integer, Optional<SourceFile>> known = new ConcurrentHashMap<>();

  /// Rows can be made again, and take ten times what they are made from.
  private volatile SoftReference<LineTable> table = new SoftReference<>(null);

  /// @param start where the program begins in the section
  LineProgram(
      Unit unit,
      LineHeader header,
      byte[] operandCounts,
      FileTable files,
      Block section,
      long start) {
    this.unit = unit;
    this.header = header;
    this.operandCounts = operandCounts;
    this.files = files;
    this.section = section;
    this.start = start;
  }

  /// {@return the program of a unit, which has one if there is code in it}
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if its header cannot be read
  public static Optional<LineProgram> of(Unit unit) {
    // What a split unit has in the file of its skeleton refers to that file's strings.
    var owner = unit.skeleton().orElse(unit);
    return owner.lineProgram().map(offset -> at(owner, offset));
  }

  private static LineProgram at(Unit unit, long offset) {
    // Only the type units of a split file have a program there, which names files alone.
    var section = unit.sections().section(unit.isSplit() ? ".debug_line.dwo" : ".debug_line");
    return new LineHeaderReader(unit, section, offset).read();
  }

  /// {@return a unit that it belongs to}
  public Unit unit() {
    return unit;
  }

  /// {@return the version of its format, 2 to 5}
  public int version() {
    return header.encoding().version();
  }

  LineHeader header() {
    return header;
  }

  /// {@return how many operands the standard opcode has}
  int operandCount(int opcode) {
    return operandCounts[opcode - 1];
  }

  Block section() {
    return section;
  }

  /// {@return the number of the first file: 1, or 0 since DWARF 5}
  public int firstFile() {
    return files.first();
  }

  /// {@return the number behind that of the last file in the header}
  public int endOfFiles() {
    return files.end();
  }

  /// {@return the file with this number, as rows and the attributes of the unit's entries have it}
  public Optional<SourceFile> file(int number) {
    var found = known.get(number);
    return found != null ? found : known.computeIfAbsent(number, this::read);
  }

  private Optional<SourceFile> read(int number) {
    if (number < files.end()) {
      return files.file(number);
    }
    var defined = table().definedFiles();
    var index = number - files.end();
    return index < defined.length ? Optional.of(files.defined(defined[index])) : Optional.empty();
  }

  /// {@return how many bytes of the section it has, its header included}
  public long sizeBytes() {
    return header.end() - start;
  }

  /// {@return the numbers of the files that `asked` names: their path, or the end of it from a
  /// directory or the name on}
  public BitSet filesNamed(String asked) {
    var found = new BitSet();
    for (var number = files.first(); number < files.end(); number++) {
      if (files.file(number).filter(file -> file.isNamed(asked)).isPresent()) {
        found.set(number);
      }
    }
    return found;
  }

  /// {@return all files of the header, beginning with [#firstFile]}
  public List<SourceFile> files() {
    var all = new ArrayList<SourceFile>();
    for (var number = files.first(); number < files.end(); number++) {
      files.file(number).ifPresent(all::add);
    }
    return List.copyOf(all);
  }

  /// {@return the rows}
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if the program is cut off
  public LineTable table() {
    var made = table.get();
    if (made == null) {
      made = new LineMachine(this).run();
      table = new SoftReference<>(made);
    }
    return made;
  }
}
