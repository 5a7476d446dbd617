package dev.spoor.objects.core;

import dev.spoor.machine.Address;
import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.Lazy;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.objects.elf.ObjectFile;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A core's memory, with what files have of it where the core has nothing. Files are opened when
/// something of them is asked for, each once.
final class CompletedMemory implements MemoryInParts {
  private final CoreMemory core;
  private final Lazy<List<MappedFile>> mappings;
  private final MappedContents contents;
  private final ConcurrentHashMap<String, Optional<Block>> opened = new ConcurrentHashMap<>();

  CompletedMemory(CoreMemory core, Lazy<List<MappedFile>> mappings, MappedContents contents) {
    this.core = core;
    this.mappings = mappings;
    this.contents = contents;
  }

  @Override
  public ByteOrder order() {
    return core.order();
  }

  @Override
  public long readPart(long address, MemorySegment target) {
    var got = core.readPart(address, target);
    return got == 0 ? fromFile(address, target) : got;
  }

  /// Copies from the file up to where the core has bytes of its own again.
  private long fromFile(long address, MemorySegment target) {
    if (!core.isUnchangeable(address)) {
      return 0;
    }
    for (var mapping : mappings()) {
      if (mapping.range().contains(Address.of(address))) {
        var most = least(target.byteSize(), mapping.range().end().value() - address);
        most = least(most, core.distanceToNext(address));
        return copy(mapping, address, target.asSlice(0, most));
      }
    }
    return 0;
  }

  private static long least(long one, long other) {
    return Long.compareUnsigned(one, other) < 0 ? one : other;
  }

  /// A core whose list of files is damaged still has memory.
  private List<MappedFile> mappings() {
    try {
      return mappings.get();
    } catch (MalformedObjectException damaged) {
      return List.of();
    }
  }

  private long copy(MappedFile mapping, long address, MemorySegment target) {
    var file = opened.computeIfAbsent(mapping.path(), this::open);
    var offset = mapping.fileOffset() + address - mapping.range().start().value();
    if (file.isEmpty() || !file.get().holds(offset, 0)) {
      return 0;
    }
    var count = Math.min(target.byteSize(), file.get().sizeBytes() - offset);
    MemorySegment.copy(file.get().segment(), offset, target, 0, count);
    return count;
  }

  private Optional<Block> open(String path) {
    return contents.of(path).filter(file -> !isOtherBuild(path, file));
  }

  /// The kernel writes the first page of each mapped object, so that this can be told.
  private boolean isOtherBuild(String path, Block file) {
    for (var mapping : mappings()) {
      if (mapping.path().equals(path) && mapping.fileOffset() == 0) {
        try {
          var had = LoadedObject.buildIdAt(core, mapping.range().start());
          return had.isPresent() && !had.equals(ObjectFile.of(file).buildId());
        } catch (MalformedObjectException noObject) {
          return false;
        }
      }
    }
    return false;
  }

  @Override
  public int write(Address at, byte[] bytes) {
    return 0;
  }
}
