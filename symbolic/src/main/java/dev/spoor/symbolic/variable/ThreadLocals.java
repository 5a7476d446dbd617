package dev.spoor.symbolic.variable;

import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.objects.elf.ObjectType;
import dev.spoor.objects.elf.Segment;
import dev.spoor.objects.elf.SegmentType;
import dev.spoor.symbolic.expression.ThreadLocalPlace;
import java.util.Optional;

/// Finds variables that each thread has its own of (Drepper, ELF Handling For Thread-Local
/// Storage).
final class ThreadLocals {
  private final LoadedObject object;
  private final ThreadLibrary library;

  ThreadLocals(LoadedObject object, ThreadLibrary library) {
    this.object = object;
    this.library = library;
  }

  /// @param pointer the thread pointer: what fs or gs is based on
  /// @param offset in the object's block
  ThreadLocalPlace place(long pointer, long offset) {
    var segment = segment(SegmentType.TLS);
    if (segment.isEmpty()) {
      return new ThreadLocalPlace.Unknown("the object has no thread-local storage");
    }
    if (isProgram()) {
      return new ThreadLocalPlace.At(ofProgram(pointer, segment.get()) + offset);
    }
    var dynamic = segment(SegmentType.DYNAMIC);
    if (dynamic.isEmpty()) {
      return new ThreadLocalPlace.Unknown("the object is not linked dynamically");
    }
    return switch (library.block(pointer, object.address(dynamic.get().address()))) {
      case ThreadLocalPlace.At(var block) -> new ThreadLocalPlace.At(block + offset);
      case ThreadLocalPlace.Unknown unknown -> unknown;
    };
  }

  /// Section 3.4.6, variant II: the program's own block lies right before the thread pointer.
  private static long ofProgram(long pointer, Segment segment) {
    var align = Math.max(segment.alignment(), 1);
    return pointer - (segment.memoryBytes() + align - 1 & -align);
  }

  private Optional<Segment> segment(SegmentType type) {
    return object.file().segments().stream().filter(each -> each.type().equals(type)).findFirst();
  }

  /// Programs have an interpreter, or are not to be moved.
  private boolean isProgram() {
    var file = object.file();
    return file.header().type().equals(ObjectType.EXEC)
        || file.segments().stream().anyMatch(each -> each.type().equals(SegmentType.INTERP));
  }
}
