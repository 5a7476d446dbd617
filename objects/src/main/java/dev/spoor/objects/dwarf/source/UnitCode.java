package dev.spoor.objects.dwarf.source;

import dev.spoor.objects.bytes.Lazy;
import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.FileAddressRange;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.objects.dwarf.Unit;
import dev.spoor.objects.dwarf.line.LineProgram;
import dev.spoor.objects.dwarf.line.LineSpans;
import dev.spoor.objects.dwarf.line.SourceFile;
import dev.spoor.objects.elf.FileAddress;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// What is kept of a unit that has been looked into.
final class UnitCode {
  /// What is the same for all addresses of a function, or of a call that was inlined.
  private record Scope(
      Optional<Function> function, Optional<SourceLine> callLine, boolean isInlined) {}

  private final Lazy<CodeScopes> scopes;
  private final Lazy<AtomicReferenceArray<Scope>> known;
  private final Lazy<Optional<LineProgram>> program;
  private volatile SoftReference<LineSpans> spans = new SoftReference<>(null);

  UnitCode(Unit unit, LinePrograms programs) {
    this.scopes = new Lazy<>(() -> CodeScopes.of(unit.full()));
    this.known = new Lazy<>(() -> new AtomicReferenceArray<>(scopes.get().count()));
    this.program = new Lazy<>(() -> programs.of(unit));
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

  private static String path(LineProgram lines, int file) {
    return lines.file(file).map(SourceFile::path).orElse("");
  }

  /// {@return the frames of the instruction at `address`, innermost first}
  List<SourceFrame> framesAt(FileAddress address) {
    var line = lineAt(address);
    var scope = scopes.get().at(address.value());
    if (scope < 0) {
      return line.isEmpty() ? List.of() : List.of(new SourceFrame(Optional.empty(), line, false));
    }
    var frames = new ArrayList<SourceFrame>(4);
    for (; scope >= 0; scope = scopes.get().callerOf(scope)) {
      var known = known(scope);
      frames.add(new SourceFrame(known.function, line, known.isInlined));
      line = known.callLine;
    }
    return List.copyOf(frames);
  }

  private Scope known(int scope) {
    var asked = known.get();
    var found = asked.get(scope);
    if (found == null) {
      found = read(scopes.get().die(scope));
      asked.set(scope, found);
    }
    return found;
  }

  private Scope read(Die die) {
    var isInlined = die.tag().equals(Tag.INLINED_SUBROUTINE);
    return new Scope(
        Optional.of(Function.of(die)), isInlined ? callLine(die) : Optional.empty(), isInlined);
  }

  /// Where a call that was inlined stands (DWARF 5, section 3.3.8.2).
  private Optional<SourceLine> callLine(Die call) {
    var file = number(call, AttributeName.CALL_FILE);
    var line = number(call, AttributeName.CALL_LINE);
    if (file < 0 || line < 0) {
      return Optional.empty();
    }
    var path = program().map(lines -> path(lines, file)).orElse("");
    return Optional.of(
        new SourceLine(path, line, Math.max(number(call, AttributeName.CALL_COLUMN), 0)));
  }

  private static int number(Die die, AttributeName name) {
    var value = die.unsigned(name).orElse(-1L);
    return value < 0 || value > Integer.MAX_VALUE ? -1 : value.intValue();
  }
}
