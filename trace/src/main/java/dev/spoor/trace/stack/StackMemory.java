package dev.spoor.trace.stack;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.machine.ReadBatch;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/// The memory of a stopped task in pages, each of which is read once: at first some at the stack
/// pointer, by one request, then what is asked for.
final class StackMemory implements Memory {
  private static final int PAGE_BYTES = 4096;
  private static final int FIRST_PAGES = 4;
  private static final int MOST_CODE_PAGES = 2048;

  /// What a function that calls none may have below the stack pointer (psABI, 3.2.2).
  private static final int RED_ZONE_BYTES = 128;

  private final Memory live;
  private final Predicate<Address> isFixed;
  private final Map<Long, byte[]> code;
  private final Map<Long, byte[]> pages = new HashMap<>();

  /// @param live valid as long as this is used
  /// @param sp the task's stack pointer
  /// @param isFixed which pages do not change: code of files
  /// @param code such pages that are known, to which others are added
  StackMemory(Memory live, Address sp, Predicate<Address> isFixed, Map<Long, byte[]> code) {
    this.live = live;
    this.isFixed = isFixed;
    this.code = code;
    var first = pageOf(sp.value() - RED_ZONE_BYTES);
    var bytes = live.read(Address.of(first), FIRST_PAGES * PAGE_BYTES);
    for (var end = PAGE_BYTES; end <= bytes.length; end += PAGE_BYTES) {
      var page = java.util.Arrays.copyOfRange(bytes, end - PAGE_BYTES, end);
      pages.put(first + end - PAGE_BYTES, page);
    }
  }

  private static long pageOf(long address) {
    return address & -PAGE_BYTES;
  }

  @Override
  public ByteOrder order() {
    return live.order();
  }

  @Override
  public void read(ReadBatch batch) {
    for (var piece = 0; piece < batch.pieces(); piece++) {
      batch.completed(piece, read(batch, piece));
    }
  }

  private int read(ReadBatch batch, int piece) {
    var destination = batch.destination(piece);
    var length = batch.lengthBytes(piece);
    var done = 0;
    while (done < length) {
      var at = batch.address(piece) + done;
      var page = page(pageOf(at));
      var from = (int) (at - pageOf(at));
      var count = Math.min(length - done, page.length - from);
      if (count <= 0) {
        return done;
      }
      destination.put(page, from, count);
      done += count;
    }
    return done;
  }

  private byte[] page(long address) {
    var known = pages.get(address);
    if (known == null) {
      known = code.get(address);
    }
    return known == null ? fetch(address) : known;
  }

  private byte[] fetch(long address) {
    var page = live.read(Address.of(address), PAGE_BYTES);
    if (page.length < PAGE_BYTES || !isFixed.test(Address.of(address))) {
      pages.put(address, page);
      return page;
    }
    if (code.size() >= MOST_CODE_PAGES) {
      code.clear();
    }
    code.put(address, page);
    return page;
  }

  /// Nothing is written here.
  ///
  /// @return 0
  @Override
  public int write(Address at, byte[] bytes) {
    return 0;
  }
}
