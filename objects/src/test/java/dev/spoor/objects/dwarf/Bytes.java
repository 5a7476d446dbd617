package dev.spoor.objects.dwarf;

import dev.spoor.objects.bytes.Block;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Makes the contents of a section, one number after the other.
public final class Bytes {
  private final ByteOrder order;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  public Bytes(ByteOrder order) {
    this.order = order;
  }

  public static Bytes little() {
    return new Bytes(ByteOrder.LITTLE_ENDIAN);
  }

  public int size() {
    return out.size();
  }

  public byte[] toArray() {
    return out.toByteArray();
  }

  public Block block(String name) {
    return block(name, toArray(), order);
  }

  public static Block block(String name, byte[] bytes, ByteOrder order) {
    return Block.of(name, MemorySegment.ofArray(bytes), order);
  }

  public ByteOrder order() {
    return order;
  }

  public Bytes u8(int... values) {
    for (var value : values) {
      out.write(value);
    }
    return this;
  }

  /// A number of `width` bytes.
  public Bytes number(int width, long value) {
    for (var i = 0; i < width; i++) {
      var place = order == ByteOrder.LITTLE_ENDIAN ? i : width - 1 - i;
      out.write((int) (value >>> Byte.SIZE * place));
    }
    return this;
  }

  public Bytes u16(long value) {
    return number(2, value);
  }

  public Bytes u32(long value) {
    return number(4, value);
  }

  public Bytes u64(long value) {
    return number(8, value);
  }

  public Bytes uleb(long... values) {
    for (var value : values) {
      var rest = value;
      while (Long.compareUnsigned(rest, 0x7f) > 0) {
        out.write((int) rest & 0x7f | 0x80);
        rest >>>= 7;
      }
      out.write((int) rest);
    }
    return this;
  }

  public Bytes sleb(long value) {
    var rest = value;
    while (rest < -64 || rest > 63) {
      out.write((int) rest & 0x7f | 0x80);
      rest >>= 7;
    }
    out.write((int) rest & 0x7f);
    return this;
  }

  public Bytes text(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    out.write(0);
    return this;
  }

  public Bytes add(Bytes other) {
    out.writeBytes(other.toArray());
    return this;
  }

  /// A length in the format with offsets of `offsetBytes`, and `content`.
  public Bytes sized(int offsetBytes, Bytes content) {
    if (offsetBytes == 8) {
      u32(0xffff_ffffL);
    }
    return number(offsetBytes, content.size()).add(content);
  }
}
