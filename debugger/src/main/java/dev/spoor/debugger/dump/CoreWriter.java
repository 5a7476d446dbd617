package dev.spoor.debugger.dump;

import dev.spoor.machine.Architecture;
import dev.spoor.machine.Memory;
import dev.spoor.machine.linux.Tid;
import dev.spoor.symbolic.process.Mapping;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Writes a core file as the kernel does (core(5)), of a process that is halted and lives on: gABI,
/// chapters 4 and 5.
public final class CoreWriter {
  private static final int ET_CORE = 4;
  private static final int EM_386 = 3;
  private static final int EM_X86_64 = 62;
  private static final int PT_LOAD = 1;
  private static final int PT_NOTE = 4;
  private static final int PAGE_BYTES = 4096;
  private static final int CHUNK_BYTES = 1 << 20;

  /// e_phnum has 16 bits, of which the highest value means something else.
  private static final int MOST_SEGMENTS = 0xfffe;

  private final boolean wide;
  private final List<DumpedMapping> mappings;
  private final byte[] notes;

  private CoreWriter(boolean wide, List<DumpedMapping> mappings, byte[] notes) {
    this.wide = wide;
    this.mappings = mappings;
    this.notes = notes;
  }

  /// Writes a core file. One that is there already is replaced; if it cannot be written whole,
  /// nothing is left.
  ///
  /// @param threads the one that readers show first at the head
  /// @param memory of the process, without what the debugger has put in it
  /// @throws IOException if it cannot be written, or there are more mappings than a core file has
  ///   room for
  public static void write(
      Path file,
      Tid process,
      Architecture architecture,
      List<DumpedThread> threads,
      List<Mapping> mappings,
      Memory memory)
      throws IOException {
    var chosen = MappingChoice.of(process, mappings);
    if (chosen.size() + 1 > MOST_SEGMENTS) {
      throw new IOException(chosen.size() + " mappings are more than a core file can have");
    }
    var writer =
        new CoreWriter(
            architecture.pointerBytes() == Long.BYTES,
            chosen,
            CoreNotes.of(process, architecture, threads, mappings));
    var isWhole = false;
    try (var out =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      writer.writeTo(out, memory);
      isWhole = true;
    } finally {
      if (!isWhole) {
        Files.deleteIfExists(file);
      }
    }
  }

  private int headerBytes() {
    return (wide ? 64 : 52) + segmentBytes() * (mappings.size() + 1);
  }

  private int segmentBytes() {
    return wide ? 56 : 32;
  }

  private void writeTo(FileChannel out, Memory memory) throws IOException {
    var headers = ByteBuffer.allocate(headerBytes()).order(ByteOrder.LITTLE_ENDIAN);
    header(headers);
    segment(headers, PT_NOTE, 0, headerBytes(), 0, notes.length, 0, 4);
    var offset = aligned(headerBytes() + (long) notes.length);
    var place = offset;
    for (var dumped : mappings) {
      var range = dumped.mapping().range();
      segment(
          headers,
          PT_LOAD,
          flags(dumped.mapping()),
          place,
          range.start().value(),
          dumped.bytesKept(),
          range.lengthBytes(),
          PAGE_BYTES);
      place += dumped.bytesKept();
    }
    put(out, headers.flip(), 0);
    put(out, ByteBuffer.wrap(notes), headerBytes());
    for (var dumped : mappings) {
      contents(out, dumped, offset, memory);
      offset += dumped.bytesKept();
    }
    if (out.size() < offset) {
      // The last byte, so that what could not be read at the end is there as zeros.
      put(out, ByteBuffer.allocate(1), offset - 1);
    }
  }

  private static long aligned(long offset) {
    return offset + PAGE_BYTES - 1 & -PAGE_BYTES;
  }

  private void header(ByteBuffer out) {
    out.put(new byte[] {0x7f, 'E', 'L', 'F', (byte) (wide ? 2 : 1), 1, 1, 0});
    out.position(16);
    out.putShort((short) ET_CORE).putShort((short) (wide ? EM_X86_64 : EM_386)).putInt(1);
    word(out, 0);
    word(out, wide ? 64 : 52);
    word(out, 0);
    out.putInt(0).putShort((short) (wide ? 64 : 52)).putShort((short) segmentBytes());
    out.putShort((short) (mappings.size() + 1)).putShort((short) 0).putInt(0);
  }

  private void segment(
      ByteBuffer out,
      int type,
      int flags,
      long offset,
      long address,
      long fileBytes,
      long memoryBytes,
      int alignment) {
    out.putInt(type);
    if (wide) {
      out.putInt(flags);
    }
    word(out, offset);
    word(out, address);
    word(out, 0);
    word(out, fileBytes);
    word(out, memoryBytes);
    if (!wide) {
      out.putInt(flags);
    }
    word(out, alignment);
  }

  private void word(ByteBuffer out, long value) {
    if (wide) {
      out.putLong(value);
    } else {
      out.putInt((int) value);
    }
  }

  /// `PF_R`, `PF_W` and `PF_X`.
  private static int flags(Mapping mapping) {
    var permissions = mapping.permissions();
    return (permissions.startsWith("r") ? 4 : 0)
        | (mapping.isWritable() ? 2 : 0)
        | (mapping.isExecutable() ? 1 : 0);
  }

  private static void contents(FileChannel out, DumpedMapping dumped, long offset, Memory memory)
      throws IOException {
    var start = dumped.mapping().range().start();
    for (var done = 0L; done < dumped.bytesKept(); done += CHUNK_BYTES) {
      var length = (int) Math.min(CHUNK_BYTES, dumped.bytesKept() - done);
      var bytes = memory.read(start.plus(done), length);
      // What cannot be read, or is zero, becomes a hole in the file.
      if (bytes.length > 0 && !isZero(bytes)) {
        put(out, ByteBuffer.wrap(bytes), offset + done);
      }
    }
  }

  private static boolean isZero(byte[] bytes) {
    for (var each : bytes) {
      if (each != 0) {
        return false;
      }
    }
    return true;
  }

  private static void put(FileChannel out, ByteBuffer bytes, long at) throws IOException {
    var place = at;
    while (bytes.hasRemaining()) {
      place += out.write(bytes, place);
    }
  }
}
