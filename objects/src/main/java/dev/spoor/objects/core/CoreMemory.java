package dev.spoor.objects.core;

import dev.spoor.machine.Address;
import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.objects.elf.Segment;
import dev.spoor.objects.elf.SegmentType;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// What a core has of memory. Addresses between its segments, those that a segment has no bytes of,
/// and those behind the end of a core that was cut off, cannot be read.
final class CoreMemory implements MemoryInParts {
  /// `PF_W` of elf.h.
  private static final int WRITABLE = 2;

  private final Block core;
  private final List<Segment> segments = new ArrayList<>();

  CoreMemory(ObjectFile core) {
    this.core = core.bytes();
    for (var segment : core.segments()) {
      if (segment.type().equals(SegmentType.LOAD)) {
        segments.add(segment);
      }
    }
    // The kernel writes them in this order; others may not.
    segments.sort(java.util.Comparator.comparing(Segment::address));
  }

  @Override
  public ByteOrder order() {
    return core.order();
  }

  /// Copies what one segment has.
  @Override
  public long readPart(long address, MemorySegment target) {
    var index = lastBefore(address);
    if (index < 0) {
      return 0;
    }
    var segment = segments.get(index);
    var passed = address - segment.address().value();
    var stored = storedBytes(segment);
    if (Long.compareUnsigned(passed, stored) >= 0) {
      return 0;
    }
    var count = Math.min(stored - passed, target.byteSize());
    MemorySegment.copy(core.segment(), segment.bytes().offset() + passed, target, 0, count);
    return count;
  }

  /// A core may be cut off in the middle.
  private long storedBytes(Segment segment) {
    if (!core.holds(segment.bytes().offset(), 0)) {
      return 0;
    }
    var left = core.sizeBytes() - segment.bytes().offset();
    return Long.compareUnsigned(segment.bytes().sizeBytes(), left) < 0
        ? segment.bytes().sizeBytes()
        : left;
  }

  /// {@return whether what a file has at `address` is what memory had: the process could not write
  /// there}
  boolean isUnchangeable(long address) {
    var index = lastBefore(address);
    return index < 0
        || Long.compareUnsigned(
                address - segments.get(index).address().value(), segments.get(index).memoryBytes())
            >= 0
        || (segments.get(index).flags() & WRITABLE) == 0;
  }

  /// {@return where the next segment with bytes begins behind `address`, as a distance; unsigned}
  long distanceToNext(long address) {
    for (var i = lastBefore(address) + 1; i < segments.size(); i++) {
      if (storedBytes(segments.get(i)) != 0) {
        return segments.get(i).address().value() - address;
      }
    }
    return -1;
  }

  /// {@return the last segment that begins at or before `address`, -1 if there is none}
  private int lastBefore(long address) {
    var low = 0;
    var high = segments.size();
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (Long.compareUnsigned(segments.get(middle).address().value(), address) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  @Override
  public int write(Address at, byte[] bytes) {
    return 0;
  }
}
