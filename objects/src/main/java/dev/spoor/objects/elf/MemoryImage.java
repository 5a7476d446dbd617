package dev.spoor.objects.elf;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.Memory;
import dev.spoor.machine.ReadBatch;
import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.MalformedObjectException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;

/// Puts a file together again from the segments that a process has in memory. What cannot be read
/// is zero.
///
/// @param bytes the file's header and what is loaded of it, each part at the place it has in the
///   file
/// @param bias what the loader added to the file's addresses
record MemoryImage(MemorySegment bytes, long bias) {
  /// A page of the smallest size: the tables at an object's beginning lie in it.
  private static final int HEAD_BYTES = 4096;

  private static final int MOST_BYTES = 64 << 20;

  /// A build-id has 20 bytes, and what else is beside it is not much more.
  private static final int MOST_NOTE_BYTES = 4096;

  private static final long PAGE_MASK = -4096;

  /// The first page of an object in memory, which says where the others are.
  private record Head(String name, MemorySegment bytes, List<Segment> segments, long bias) {
    static Head read(String name, Memory memory, Address base) {
      var bytes = MemorySegment.ofArray(memory.read(base, HEAD_BYTES));
      withoutSections(name, bytes);
      var segments = SegmentReader.read(HeaderReader.read(name, bytes));
      return new Head(name, bytes, segments, base.value() - firstAddress(segments));
    }

    private static long firstAddress(List<Segment> segments) {
      for (var segment : segments) {
        if (segment.type().equals(SegmentType.LOAD)) {
          return segment.address().value() - segment.bytes().offset() & PAGE_MASK;
        }
      }
      return 0;
    }

    List<Segment> segments(SegmentType type) {
      return segments.stream().filter(segment -> segment.type().equals(type)).toList();
    }

    Address address(Segment segment) {
      return Address.of(segment.address().value() + bias);
    }
  }

  static MemoryImage read(String name, Memory memory, Address base) {
    var head = Head.read(name, memory, base);
    var loads = head.segments(SegmentType.LOAD);
    var size = head.bytes().byteSize();
    for (var load : loads) {
      size = Math.max(size, end(name, load.bytes()));
    }
    var bytes = MemorySegment.ofArray(new byte[(int) size]).copyFrom(head.bytes());
    for (var load : loads) {
      var room = bytes.asSlice(load.bytes().offset(), load.bytes().sizeBytes());
      var batch = new ReadBatch(room);
      batch.add(head.address(load).value(), (int) room.byteSize());
      memory.read(batch);
    }
    if (!hasSections(name, bytes)) {
      withoutSections(name, bytes);
    }
    return new MemoryImage(bytes, head.bias());
  }

  private static long end(String name, FileRange range) {
    if (!range.isWithin(MOST_BYTES)) {
      throw new MalformedObjectException(
          name, range.offset(), "a segment that is not in the first " + MOST_BYTES + " bytes");
    }
    return range.offset() + range.sizeBytes();
  }

  /// {@return the build-id, for which less is read than for the whole}
  static Optional<ByteString> buildId(String name, Memory memory, Address base) {
    var head = Head.read(name, memory, base);
    var order = HeaderReader.read(name, head.bytes()).header().order();
    for (var segment : head.segments(SegmentType.NOTE)) {
      var size = Long.compareUnsigned(segment.bytes().sizeBytes(), MOST_NOTE_BYTES);
      var read =
          memory.read(
              head.address(segment),
              size > 0 ? MOST_NOTE_BYTES : (int) segment.bytes().sizeBytes());
      var notes = Block.of(name, MemorySegment.ofArray(read), order);
      for (var note : NoteReader.read(notes, segment.alignment())) {
        if (note.isBuildId()) {
          return Optional.of(note.bytes());
        }
      }
    }
    return Optional.empty();
  }

  private static boolean hasSections(String name, MemorySegment bytes) {
    try {
      return SectionReader.read(HeaderReader.read(name, bytes)).stream()
          .anyMatch(section -> section.type().equals(SectionType.DYNSYM));
    } catch (MalformedObjectException notLoaded) {
      return false;
    }
  }

  /// Makes the header say that there are no sections: their table is seldom loaded, and what lies
  /// at its place is something else.
  private static void withoutSections(String name, MemorySegment bytes) {
    if (bytes.byteSize() < ElfClass.ELF64.headerBytes()) {
      throw new MalformedObjectException(name, 0, "not an ELF file");
    }
    var wide = bytes.get(java.lang.foreign.ValueLayout.JAVA_BYTE, 4) == 2 ? 8 : 4;
    bytes.asSlice(24 + 2L * wide, wide).fill((byte) 0);
  }
}
