package dev.spoor.testkit;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.machine.ReadBatch;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Memory made of arrays: regions at addresses, everything between them unmapped. Regions that
/// touch read as one.
public final class ByteMemory implements Memory {
  private static final class Region {
    private final long start;
    private final byte[] bytes;
    private final boolean writable;

    Region(long start, byte[] bytes, boolean writable) {
      this.start = start;
      this.bytes = bytes;
      this.writable = writable;
    }

    boolean contains(long at) {
      return Long.compareUnsigned(at - start, bytes.length) < 0;
    }
  }

  private final ByteOrder order;
  private final List<Region> regions = new ArrayList<>();

  /// Makes memory in which nothing is mapped, little-endian.
  public ByteMemory() {
    this(ByteOrder.LITTLE_ENDIAN);
  }

  /// Makes memory in which nothing is mapped.
  public ByteMemory(ByteOrder order) {
    this.order = order;
  }

  /// {@return memory with one region}
  public static ByteMemory of(long start, byte[] bytes) {
    return new ByteMemory().map(start, bytes);
  }

  /// Maps a copy of `bytes` at `start`. Regions must not overlap.
  public ByteMemory map(long start, byte[] bytes) {
    return add(start, bytes, true);
  }

  /// Maps a copy of `bytes` that cannot be written.
  public ByteMemory mapReadOnly(long start, byte[] bytes) {
    return add(start, bytes, false);
  }

  private ByteMemory add(long start, byte[] bytes, boolean writable) {
    if (bytes.length > 0 && Long.compareUnsigned(start + bytes.length - 1, start) < 0) {
      throw new IllegalArgumentException("the region wraps past the end of the address space");
    }
    for (var region : regions) {
      if (bytes.length > 0
          && (region.contains(start)
              || Long.compareUnsigned(region.start - start, bytes.length) < 0)) {
        throw new IllegalArgumentException("regions overlap at " + Address.of(start));
      }
    }
    regions.add(new Region(start, bytes.clone(), writable));
    return this;
  }

  @Override
  public ByteOrder order() {
    return order;
  }

  @Override
  public void read(ReadBatch batch) {
    for (var piece = 0; piece < batch.pieces(); piece++) {
      batch.completed(piece, readPiece(batch, piece));
    }
  }

  private int readPiece(ReadBatch batch, int piece) {
    var done = 0;
    while (done < batch.lengthBytes(piece)) {
      var at = batch.address(piece) + done;
      var region = regionAt(at);
      if (region.isEmpty() || (done > 0 && at == 0)) {
        return done;
      }
      var from = (int) (at - region.get().start);
      var count = Math.min(batch.lengthBytes(piece) - done, region.get().bytes.length - from);
      MemorySegment.copy(
          MemorySegment.ofArray(region.get().bytes),
          from,
          batch.buffer(),
          batch.offset(piece) + done,
          count);
      done += count;
    }
    return done;
  }

  @Override
  public int write(Address at, byte[] bytes) {
    var done = 0;
    while (done < bytes.length) {
      var here = at.plus(done).value();
      var region = regionAt(here);
      if (region.isEmpty() || !region.get().writable || (done > 0 && here == 0)) {
        return done;
      }
      var to = (int) (here - region.get().start);
      var count = Math.min(bytes.length - done, region.get().bytes.length - to);
      System.arraycopy(bytes, done, region.get().bytes, to, count);
      done += count;
    }
    return done;
  }

  private Optional<Region> regionAt(long at) {
    for (var region : regions) {
      if (region.contains(at)) {
        return Optional.of(region);
      }
    }
    return Optional.empty();
  }
}
