package dev.spoor.objects.dwarf.source;

import dev.spoor.objects.bytes.Lazy;
import dev.spoor.objects.dwarf.FileAddressRange;
import dev.spoor.objects.dwarf.Unit;
import dev.spoor.objects.dwarf.line.LineProgram;
import dev.spoor.objects.dwarf.line.LineSpans;
import dev.spoor.objects.dwarf.line.SourceFile;
import dev.spoor.objects.elf.FileAddress;
import java.lang.ref.SoftReference;
import java.util.Optional;
import java.util.OptionalLong;

/// What is kept of a unit that has been looked into.
final class UnitCode {
  private final Unit unit;
  private final Lazy<FunctionMap> functions;
  private final Lazy<Optional<LineProgram>> program;
  private volatile SoftReference<LineSpans> spans = new SoftReference<>(null);

  UnitCode(Unit unit, LinePrograms programs) {
    this.unit = unit;
    this.functions = new Lazy<>(() -> FunctionMap.of(unit.full()));
    this.program = new Lazy<>(() -> programs.of(unit));
  }

  /// {@return the unit; of a split one its skeleton}
  Unit unit() {
    return unit;
  }

  Optional<LineProgram> program() {
    return program.get();
  }

  /// {@return the lines by address; made again when memory was short}
  Optional<LineSpans> spans() {
    var made = spans.get();
    if (made == null && program().isPresent()) {
      made = LineSpans.of(program().get());
      spans = new SoftReference<>(made);
    }
    return Optional.ofNullable(made);
  }

  /// {@return the instructions around `address` that come from its line}
  Optional<LineSpan> spanAt(FileAddress address) {
    var found = spans();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var index = found.get().indexAt(address);
    return index < 0 ? Optional.empty() : Optional.of(span(found.get(), index));
  }

  /// {@return the first row at `address` or behind it that a prologue ends with}
  Optional<FileAddress> prologueEndAfter(FileAddress address) {
    var table = program().map(LineProgram::table);
    var first = Optional.<FileAddress>empty();
    for (var i = 0; table.isPresent() && i < table.get().size(); i++) {
      var row = table.get().row(i);
      var isNearer = first.isEmpty() || row.address().compareTo(first.get()) < 0;
      if (row.isPrologueEnd() && row.address().compareTo(address) >= 0 && isNearer) {
        first = Optional.of(row.address());
      }
    }
    return first;
  }

  LineSpan span(LineSpans of, int index) {
    return new LineSpan(
        new SourceLine(path(program().orElseThrow(), of.file(index)), of.line(index), 0),
        new FileAddressRange(of.start(index), of.end(index)),
        of.isStatement(index),
        of.isRepeated(index));
  }

  /// {@return the source of the instruction at `address`}
  Optional<SourceLine> lineAt(FileAddress address) {
    return program()
        .flatMap(lines -> {
          var row = lines.table().rowAt(address);
          return row.map(at -> new SourceLine(path(lines, at.file()), at.line(), at.column()));
        });
  }

  /// {@return the path of the file with this number; empty if there is none}
  String path(int file) {
    return program().map(lines -> path(lines, file)).orElse("");
  }

  private static String path(LineProgram lines, int file) {
    return lines.file(file).map(SourceFile::path).orElse("");
  }

  /// {@return where the entry of the function is that has the code at `address`, by a walk over the
  /// unit}
  OptionalLong functionAt(long address) {
    var found = functions.get().at(address);
    return found == FunctionMap.NOTHING ? OptionalLong.empty() : OptionalLong.of(found);
  }
}
