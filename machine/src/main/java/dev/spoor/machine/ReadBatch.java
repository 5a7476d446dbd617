package dev.spoor.machine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Many small reads done as one: pieces of another address space and the buffer they are read into.
///
/// Made once and reused: [#clear()] forgets the pieces and keeps the buffer. Not safe for use by
/// two threads. The buffer belongs to whoever made it; a native segment is filled without a copy.
public final class ReadBatch {
  private final MemorySegment buffer;
  private long[] addresses = new long[16];
  private int[] offsets = new int[16];
  private int[] lengths = new int[16];
  private int[] readBytes = new int[16];
  private int pieces;
  private int used;

  /// @param buffer where the bytes go; at most 2 GiB
  public ReadBatch(MemorySegment buffer) {
    this.buffer = buffer;
  }

  /// {@return a batch that fills `buffer`}
  public static ReadBatch into(byte[] buffer) {
    return new ReadBatch(MemorySegment.ofArray(buffer));
  }

  /// {@return a batch with a native buffer of its own, of `bytes` bytes, that lives as long as the
  /// batch}
  public static ReadBatch withRoom(int bytes) {
    return new ReadBatch(Arena.ofAuto().allocate(bytes));
  }

  /// Asks for `length` bytes at `address`.
  ///
  /// @return the piece's index, to be used with the accessors below
  /// @throws IllegalArgumentException if the buffer has no room for them: see [#roomBytes()]
  public int add(long address, int length) {
    if (length < 0 || length > roomBytes()) {
      throw new IllegalArgumentException(
          length + " bytes asked of a batch with room for " + roomBytes());
    }
    if (pieces == addresses.length) {
      grow();
    }
    addresses[pieces] = address;
    offsets[pieces] = used;
    lengths[pieces] = length;
    readBytes[pieces] = 0;
    used += length;
    return pieces++;
  }

  private void grow() {
    var size = pieces * 2;
    addresses = Arrays.copyOf(addresses, size);
    offsets = Arrays.copyOf(offsets, size);
    lengths = Arrays.copyOf(lengths, size);
    readBytes = Arrays.copyOf(readBytes, size);
  }

  /// Forgets all pieces.
  public void clear() {
    pieces = 0;
    used = 0;
  }

  /// {@return how many more bytes can be asked for}
  public int roomBytes() {
    return (int) Math.min(Integer.MAX_VALUE, buffer.byteSize()) - used;
  }

  /// {@return how many pieces were added}
  public int pieces() {
    return pieces;
  }

  /// {@return where piece `piece` lies in the other address space}
  public long address(int piece) {
    return addresses[piece];
  }

  /// {@return where piece `piece` begins in [#buffer()], in bytes}
  public int offset(int piece) {
    return offsets[piece];
  }

  /// {@return how many bytes were asked for}
  public int lengthBytes(int piece) {
    return lengths[piece];
  }

  /// {@return how many leading bytes of `piece` were read; 0 before the batch was read}
  public int readBytes(int piece) {
    return readBytes[piece];
  }

  /// {@return whether all of `piece` was read}
  public boolean isComplete(int piece) {
    return readBytes[piece] == lengths[piece];
  }

  /// Records the outcome of a piece; called by implementations of [Memory].
  public void completed(int piece, int bytes) {
    if (bytes < 0 || bytes > lengths[piece]) {
      throw new IllegalArgumentException(bytes + " bytes read of a piece of " + lengths[piece]);
    }
    readBytes[piece] = bytes;
  }

  /// {@return the buffer all pieces share}
  public MemorySegment buffer() {
    return buffer;
  }

  /// {@return a view of the part of [#buffer()] that `piece` is to be read into}
  public ByteBuffer destination(int piece) {
    return buffer.asSlice(offsets[piece], lengths[piece]).asByteBuffer();
  }

  /// {@return a copy of the bytes of `piece` that were read}
  public byte[] bytes(int piece) {
    return buffer.asSlice(offsets[piece], readBytes[piece]).toArray(ValueLayout.JAVA_BYTE);
  }
}
