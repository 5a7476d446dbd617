package dev.spoor.kernel.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.spoor.machine.Address;
import dev.spoor.machine.ReadBatch;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Tid;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Another process's memory by three ways: process_vm_readv(2) for a whole batch, PTRACE_PEEKDATA
/// for one word; where that stops, /proc/PID/mem, which reaches pages the program itself may not
/// touch; where that cannot be opened, PTRACE_PEEKDATA.
///
/// Pointers to nothing are common, so they cost little: one more process_vm_readv(2) to go on
/// behind each, and one pread(2) of a file that is opened once a batch. What that file says is
/// final.
final class VirtualMemory {
  /// UIO_MAXIOV of linux/uio.h.
  private static final int MAX_PIECES = 1024;

  private static final int IOVEC_BYTES = 16;
  private static final int SMALLEST_COPY_BYTES = 4096;

  private final LibC libc;
  private final Arena arena;
  private final WordMemory words;
  private final MemoryFile file;
  private final MemorySegment local;
  private final MemorySegment remote;
  private MemorySegment copy = MemorySegment.NULL;

  VirtualMemory(LibC libc, Arena arena, WordMemory words) {
    this.libc = libc;
    this.arena = arena;
    this.words = words;
    file = new MemoryFile(libc, arena);
    local = arena.allocate((long) MAX_PIECES * IOVEC_BYTES, 8);
    remote = arena.allocate((long) MAX_PIECES * IOVEC_BYTES, 8);
  }

  private MemorySegment copyOfAtLeast(long bytes) {
    if (copy.byteSize() < bytes) {
      // Doubled, so that all copies ever made take no more than twice the last.
      copy =
          arena.allocate(Math.max(bytes, Math.max(SMALLEST_COPY_BYTES, 2 * copy.byteSize())), 16);
    }
    return copy;
  }

  private static void put(MemorySegment vectors, int index, long base, long length) {
    vectors.set(JAVA_LONG, (long) index * IOVEC_BYTES, base);
    vectors.set(JAVA_LONG, (long) index * IOVEC_BYTES + 8, length);
  }

  private long transfer(Numbers call, Tid tid, int first, int count) {
    var skipped = (long) first * IOVEC_BYTES;
    return libc.syscall(
        call.number(),
        tid.value(),
        local.address() + skipped,
        count,
        remote.address() + skipped,
        count,
        0);
  }

  // ---- reading

  void read(Tid tid, ReadBatch batch) {
    if (batch.pieces() == 0) {
      return;
    }
    if (isRead(tid, batch)) {
      return;
    }
    var isNative = batch.buffer().isNative();
    var buffer = isNative ? batch.buffer() : copyOfAtLeast(batch.buffer().byteSize());
    try {
      for (var first = 0; first < batch.pieces(); first += MAX_PIECES) {
        readSome(tid, batch, buffer, first, Math.min(batch.pieces() - first, MAX_PIECES));
      }
    } finally {
      file.close();
    }
    if (!isNative) {
      copyBack(batch, buffer);
    }
  }

  /// One integer or a few characters: PTRACE_PEEKDATA takes three quarters of the time of
  /// process_vm_readv(2).
  private boolean isRead(Tid tid, ReadBatch batch) {
    var length = batch.lengthBytes(0);
    if (batch.pieces() > 1 || !WordMemory.isInOneWord(batch.address(0), length)) {
      return false;
    }
    var whole =
        words.read(tid, batch.address(0), batch.buffer(), batch.offset(0), length) == length;
    if (whole) {
      batch.completed(0, length);
    }
    return whole;
  }

  private static void copyBack(ReadBatch batch, MemorySegment buffer) {
    for (var piece = 0; piece < batch.pieces(); piece++) {
      MemorySegment.copy(
          buffer, batch.offset(piece), batch.buffer(), batch.offset(piece), batch.readBytes(piece));
    }
  }

  private void readSome(Tid tid, ReadBatch batch, MemorySegment buffer, int first, int count) {
    for (var i = 0; i < count; i++) {
      var length = lengthBeforeWrap(batch.address(first + i), batch.lengthBytes(first + i));
      put(local, i, buffer.address() + batch.offset(first + i), length);
      put(remote, i, batch.address(first + i), length);
    }
    for (var done = 0; done < count; ) {
      var got = transfer(Numbers.PROCESS_VM_READV, tid, done, count - done);
      if (Failures.is(got, Errno.ESRCH)) {
        return;
      }
      done = settle(tid, batch, buffer, first, done, count, Math.max(got, 0));
    }
  }

  /// The pieces that `got` bytes fill are complete; the rest of the next one is read by other ways.
  ///
  /// @return how many pieces are done now
  private int settle(
      Tid tid, ReadBatch batch, MemorySegment buffer, int first, int from, int count, long got) {
    var left = got;
    for (var i = from; i < count; i++) {
      var piece = first + i;
      var length = lengthBeforeWrap(batch.address(piece), batch.lengthBytes(piece));
      if (left < length) {
        var already = (int) left;
        var into = buffer.address() + batch.offset(piece) + already;
        var rest = readRest(tid, batch.address(piece) + already, buffer, into, length - already);
        batch.completed(piece, already + rest);
        return i + 1;
      }
      batch.completed(piece, length);
      left -= length;
    }
    return count;
  }

  /// The address space ends at 2^64: a piece that would wrap is read up to there.
  private static int lengthBeforeWrap(long address, int length) {
    return address < 0 && -address < length ? (int) -address : length;
  }

  private int readRest(Tid tid, long at, MemorySegment buffer, long into, int length) {
    var read = file.read(tid, at, into, length);
    return read >= 0 ? (int) read : words.read(tid, at, buffer, into - buffer.address(), length);
  }

  // ---- writing

  int write(Tid tid, Address at, byte[] bytes) {
    var length = lengthBeforeWrap(at.value(), bytes.length);
    if (length == 0) {
      return 0;
    }
    var from = copyOfAtLeast(length);
    MemorySegment.copy(bytes, 0, from, JAVA_BYTE, 0, length);
    put(local, 0, from.address(), length);
    put(remote, 0, at.value(), length);
    var got = transfer(Numbers.PROCESS_VM_WRITEV, tid, 0, 1);
    if (Failures.is(got, Errno.ESRCH)) {
      return 0;
    }
    var written = (int) Math.max(got, 0);
    return written == length
        ? length
        : written + writeRest(tid, at.value() + written, from, written, length);
  }

  private int writeRest(Tid tid, long at, MemorySegment from, int already, int length) {
    try {
      var written = file.write(tid, at, from.address() + already, length - already);
      return written >= 0 ? (int) written : words.write(tid, at, from, already, length);
    } finally {
      file.close();
    }
  }
}
