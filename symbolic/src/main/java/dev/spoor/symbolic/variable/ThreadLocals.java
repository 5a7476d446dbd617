package dev.spoor.symbolic.variable;

import dev.spoor.objects.elf.ObjectType;
import dev.spoor.objects.elf.Segment;
import dev.spoor.objects.elf.SegmentType;
import java.util.Optional;
import java.util.OptionalLong;

/// Finds variables that each thread has its own of (Drepper, ELF Handling For Thread-Local Storage,
/// section 3.4.6: variant II, where the program's own lie right before the thread pointer).
final class ThreadLocals {
  private final DebuggedObject object;

  ThreadLocals(DebuggedObject object) {
    this.object = object;
  }

  /// @param pointer the thread pointer: what fs or gs is based on
  /// @param offset in the object's block
  OptionalLong address(long pointer, long offset) {
    var segment = segment();
    if (segment.isEmpty() || !isProgram()) {
      return OptionalLong.empty();
    }
    var align = Math.max(segment.get().alignment(), 1);
    var size = segment.get().memoryBytes();
    var end = size + align - 1 & -align;
    return OptionalLong.of(pointer - end + offset);
  }

  private Optional<Segment> segment() {
    return object.object().file().segments().stream()
        .filter(each -> each.type().equals(SegmentType.TLS))
        .findFirst();
  }

  /// Programs have an interpreter, or are not to be moved.
  private boolean isProgram() {
    var file = object.object().file();
    return file.header().type().equals(ObjectType.EXEC)
        || file.segments().stream().anyMatch(each -> each.type().equals(SegmentType.INTERP));
  }
}
