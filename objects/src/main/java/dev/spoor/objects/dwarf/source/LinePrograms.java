package dev.spoor.objects.dwarf.source;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.Lazy;
import dev.spoor.objects.dwarf.DebugInfo;
import dev.spoor.objects.dwarf.Unit;
import dev.spoor.objects.dwarf.line.LineProgram;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/// The line programs of a file, each read once: units may share one, as those that dwz took apart
/// and those of link-time optimisation do.
final class LinePrograms {
  /// Programs do not overlap, but units that share one may have been compiled elsewhere.
  private static final int MOST_READINGS_OF_A_BYTE = 8;

  private record Key(long offset, String compilationDirectory) {}

  private final Lazy<Block> section;
  private final ConcurrentMap<Key, LineProgram> read = new ConcurrentHashMap<>();
  private final AtomicLong bytesRead = new AtomicLong();

  LinePrograms(DebugInfo info) {
    this.section = new Lazy<>(() -> info.sections().section(".debug_line"));
  }

  /// {@return the program of a unit that is not split}
  Optional<LineProgram> of(Unit unit) {
    var offset = unit.lineProgram();
    if (offset.isEmpty()) {
      return Optional.empty();
    }
    var key = new Key(offset.get(), unit.compilationDirectory().orElse(""));
    return Optional.of(read.computeIfAbsent(key, _ -> read(unit, offset.get())));
  }

  /// Many units, each with a program that is the rest of the section, would take the square of its
  /// size.
  private LineProgram read(Unit unit, long offset) {
    if (bytesRead.get() > MOST_READINGS_OF_A_BYTE * section.get().sizeBytes()) {
      throw section.get().malformed(offset, "line programs that overlap");
    }
    var program = LineProgram.of(unit).orElseThrow();
    bytesRead.addAndGet(program.sizeBytes());
    return program;
  }
}
