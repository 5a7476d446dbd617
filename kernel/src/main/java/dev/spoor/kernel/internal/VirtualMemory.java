package dev.spoor.kernel.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.spoor.kernel.KernelException;
import dev.spoor.machine.Address;
import dev.spoor.machine.ReadBatch;
import dev.spoor.machine.linux.Tid;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/// Another process's memory by three ways, each tried where the one before failed:
/// process_vm_readv(2) for a whole batch, /proc/PID/mem for a piece, PTRACE_PEEKDATA for a word.
final class VirtualMemory implements AutoCloseable {
  /// UIO_MAXIOV of linux/uio.h.
  private static final int MAX_PIECES = 1024;

  private static final int IOVEC_BYTES = 16;
  private static final int O_RDWR_CLOEXEC = 0x80002;
  private static final long AT_FDCWD = -100;

  interface Peek {
    long word(Tid tid, Address at);
  }

  interface Poke {
    void word(Tid tid, Address at, long word);
  }

  private final LibC libc;
  private final Peek peek;
  private final Poke poke;
  private final MemorySegment local;
  private final MemorySegment remote;
  private final Arena growing = Arena.ofAuto();
  private MemorySegment copy = MemorySegment.NULL;

  VirtualMemory(LibC libc, Arena arena, Peek peek, Poke poke) {
    this.libc = libc;
    this.peek = peek;
    this.poke = poke;
    local = arena.allocate((long) MAX_PIECES * IOVEC_BYTES, 8);
    remote = arena.allocate((long) MAX_PIECES * IOVEC_BYTES, 8);
  }

  @Override
  public void close() {
    copy = MemorySegment.NULL;
  }

  void read(Tid tid, ReadBatch batch) {
    var buffer =
        batch.buffer().isNative() ? batch.buffer() : copyOfAtLeast(batch.buffer().byteSize());
    for (var first = 0; first < batch.pieces(); ) {
      first = readFrom(tid, batch, buffer, first);
    }
    if (!batch.buffer().isNative()) {
      copyBack(batch, buffer);
    }
  }

  private MemorySegment copyOfAtLeast(long bytes) {
    if (copy.byteSize() < bytes) {
      copy = growing.allocate(Math.max(bytes, 4096), 16);
    }
    return copy;
  }

  private static void copyBack(ReadBatch batch, MemorySegment buffer) {
    for (var piece = 0; piece < batch.pieces(); piece++) {
      MemorySegment.copy(
          buffer, batch.offset(piece), batch.buffer(), batch.offset(piece), batch.readBytes(piece));
    }
  }

  /// Reads pieces from `first` on until one falls short, whose rest is read by itself.
  ///
  /// @return the next piece to read
  private int readFrom(Tid tid, ReadBatch batch, MemorySegment buffer, int first) {
    var count = Math.min(batch.pieces() - first, MAX_PIECES);
    for (var i = 0; i < count; i++) {
      put(local, i, buffer.address() + batch.offset(first + i), batch.lengthBytes(first + i));
      put(remote, i, batch.address(first + i), batch.lengthBytes(first + i));
    }
    var got =
        libc.syscall(
            Numbers.PROCESS_VM_READV.number(),
            tid.value(),
            local.address(),
            count,
            remote.address(),
            count,
            0);
    var left = Math.max(got, 0);
    for (var piece = first; piece < first + count; piece++) {
      var length = batch.lengthBytes(piece);
      if (left < length) {
        batch.completed(piece, readPiece(tid, batch, buffer, piece, (int) left));
        return piece + 1;
      }
      batch.completed(piece, length);
      left -= length;
    }
    return first + count;
  }

  private static void put(MemorySegment vectors, int index, long base, long length) {
    vectors.set(JAVA_LONG, (long) index * IOVEC_BYTES, base);
    vectors.set(JAVA_LONG, (long) index * IOVEC_BYTES + 8, length);
  }

  /// A piece that process_vm_readv cut short, at a page it may not read or at the end of what is
  /// mapped.
  ///
  /// @return how many leading bytes of it are read now
  private int readPiece(Tid tid, ReadBatch batch, MemorySegment buffer, int piece, int already) {
    var read = already;
    var length = batch.lengthBytes(piece);
    // The kernel may stop short at a page it could read only in part of the batch: once more,
    // alone.
    read += vmRead(tid, batch, buffer, piece, read);
    if (read < length) {
      read += memRead(tid, batch, buffer, piece, read);
    }
    if (read < length) {
      read += peekRead(tid, batch, buffer, piece, read);
    }
    return read;
  }

  private int vmRead(Tid tid, ReadBatch batch, MemorySegment buffer, int piece, int from) {
    put(local, 0, buffer.address() + batch.offset(piece) + from, batch.lengthBytes(piece) - from);
    put(remote, 0, batch.address(piece) + from, batch.lengthBytes(piece) - from);
    var got =
        libc.syscall(
            Numbers.PROCESS_VM_READV.number(),
            tid.value(),
            local.address(),
            1,
            remote.address(),
            1,
            0);
    return (int) Math.max(got, 0);
  }

  private int memRead(Tid tid, ReadBatch batch, MemorySegment buffer, int piece, int from) {
    var at = batch.address(piece) + from;
    var into = buffer.address() + batch.offset(piece) + from;
    var want = batch.lengthBytes(piece) - from;
    return withMem(tid, fd -> libc.syscall(Numbers.PREAD64.number(), fd, into, want, at, 0, 0));
  }

  private int peekRead(Tid tid, ReadBatch batch, MemorySegment buffer, int piece, int from) {
    var length = batch.lengthBytes(piece);
    var read = from;
    try {
      while (read < length) {
        var word = peek.word(tid, Address.of(batch.address(piece) + read));
        for (var i = 0; i < Long.BYTES && read < length; i++, read++) {
          buffer.set(JAVA_BYTE, (long) batch.offset(piece) + read, (byte) (word >>> (8 * i)));
        }
      }
    } catch (KernelException end) {
      return read - from;
    }
    return read - from;
  }

  int write(Tid tid, Address at, byte[] bytes) {
    if (bytes.length == 0) {
      return 0;
    }
    try (var call = Arena.ofConfined()) {
      var from = call.allocate(bytes.length, 8);
      MemorySegment.copy(bytes, 0, from, JAVA_BYTE, 0, bytes.length);
      var written = vmWrite(tid, at, from, bytes.length);
      while (written < bytes.length) {
        var more = memWrite(tid, at.plus(written), from.asSlice(written));
        if (more <= 0) {
          break;
        }
        written += more;
      }
      return written + pokeRest(tid, at, bytes, written);
    }
  }

  private int vmWrite(Tid tid, Address at, MemorySegment from, int length) {
    put(local, 0, from.address(), length);
    put(remote, 0, at.value(), length);
    var got =
        libc.syscall(
            Numbers.PROCESS_VM_WRITEV.number(),
            tid.value(),
            local.address(),
            1,
            remote.address(),
            1,
            0);
    return (int) Math.max(got, 0);
  }

  private int memWrite(Tid tid, Address at, MemorySegment from) {
    return withMem(
        tid,
        fd ->
            libc.syscall(
                Numbers.PWRITE64.number(), fd, from.address(), from.byteSize(), at.value(), 0, 0));
  }

  /// A partial word keeps the bytes behind the last one, so nothing outside `bytes` changes.
  private int pokeRest(Tid tid, Address at, byte[] bytes, int written) {
    var done = written;
    try {
      while (done < bytes.length) {
        var here = at.plus(done);
        var word = bytes.length - done < Long.BYTES ? peek.word(tid, here) : 0;
        var count = Math.min(Long.BYTES, bytes.length - done);
        for (var i = 0; i < count; i++) {
          word = word & ~(0xffL << (8 * i)) | (bytes[done + i] & 0xffL) << (8 * i);
        }
        poke.word(tid, here, word);
        done += count;
      }
    } catch (KernelException end) {
      return done - written;
    }
    return done - written;
  }

  private interface UseOfFile {
    long result(long fd);
  }

  private int withMem(Tid tid, UseOfFile use) {
    try (var call = Arena.ofConfined()) {
      var path = call.allocateFrom("/proc/" + tid + "/mem", StandardCharsets.US_ASCII);
      var fd =
          libc.syscall(Numbers.OPENAT.number(), AT_FDCWD, path.address(), O_RDWR_CLOEXEC, 0, 0, 0);
      if (fd < 0) {
        return 0;
      }
      try {
        return (int) Math.max(use.result(fd), 0);
      } finally {
        var _ = libc.syscall(Numbers.CLOSE.number(), fd, 0, 0, 0, 0, 0);
      }
    }
  }
}
