package dev.spoor.machine;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalLong;

/// Bytes at addresses: of a live task, a core file, an array in a test.
///
/// What cannot be read is an expected outcome: a read says how many leading bytes it got.
public interface Memory {
  /// Reads each piece of `batch` and records how many of its leading bytes could be read. Pieces
  /// are independent: an unreadable one does not stop those after it.
  void read(ReadBatch batch);

  /// Writes `bytes` from `at` on.
  ///
  /// @return how many leading bytes were written, 0 to `bytes.length`
  int write(Address at, byte[] bytes);

  /// {@return the byte order of multi-byte values}
  default ByteOrder order() {
    return ByteOrder.LITTLE_ENDIAN;
  }

  /// Reads up to `length` bytes.
  ///
  /// @param length in bytes, 0 or more; the caller bounds it, for that many are allocated
  /// @return the leading bytes that could be read, possibly none
  default byte[] read(Address at, int length) {
    var batch = new ReadBatch(MemorySegment.ofArray(new byte[length]));
    var piece = batch.add(at.value(), length);
    read(batch);
    return batch.bytes(piece);
  }

  /// Reads an unsigned integer of `widthBytes` (1, 2, 4 or 8) bytes.
  ///
  /// @return empty if not all of it could be read
  default OptionalLong readUnsigned(Address at, int widthBytes) {
    var bytes = read(at, widthBytes);
    if (bytes.length < widthBytes) {
      return OptionalLong.empty();
    }
    var segment = MemorySegment.ofArray(bytes);
    return OptionalLong.of(
        switch (widthBytes) {
          case 1 -> bytes[0] & 0xffL;
          case 2 -> segment.get(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order()), 0) & 0xffffL;
          case 4 ->
              segment.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(order()), 0) & 0xffff_ffffL;
          case 8 -> segment.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order()), 0);
          default -> throw new IllegalArgumentException("no integer has " + widthBytes + " bytes");
        });
  }

  /// Reads the bytes before the first NUL, looking at no more than `limit` bytes and never past the
  /// end of a page that holds the NUL.
  ///
  /// @return empty if memory ends, or `limit` is reached, before a NUL
  default Optional<byte[]> readString(Address at, int limit) {
    return StringReading.read(this, at, limit);
  }
}
