package dev.spoor.syscalls;

import dev.spoor.machine.ByteString;
import dev.spoor.syscalls.value.Value;
import java.util.ArrayList;
import java.util.Arrays;

/// Reads texts that lie behind a structure; a field of it says how far behind its end they begin.
final class OffsetTexts {
  private static final int MOST_BYTES = 3 * 4096;

  private final ValueReader reader;

  OffsetTexts(ValueReader reader) {
    this.reader = reader;
  }

  /// {@return the text, or the number if it leads to none}
  ///
  /// @param field where the number of 32 bits lies
  /// @param end where the structure ends
  /// @param room how many bytes there are behind it
  Value one(long field, long end, long room) {
    var offset = reader.fetch().get(field, 4).load(0, 4, false).orElse(0);
    var bytes = behind(end, room, offset);
    if (bytes.length == 0) {
      return new Value.Int(offset, Value.Base.HEX);
    }
    var length = StringFetch.indexOfNul(bytes);
    // The last byte is for the NUL.
    return length < 0
        ? new Value.Text(ByteString.of(bytes, 0, bytes.length - 1), true)
        : new Value.Text(ByteString.of(bytes, 0, length), false);
  }

  /// {@return texts that lie one behind the other, or the number if it leads to none}
  ///
  /// @param count how many there are
  Value several(long field, long end, long room, long count) {
    var offset = reader.fetch().get(field, 4).load(0, 4, false).orElse(0);
    var bytes = behind(end, room, offset);
    if (bytes.length == 0) {
      return new Value.Int(offset, Value.Base.HEX);
    }
    var texts = new ArrayList<Value>();
    var shown = reader.shownElements(count);
    var from = 0;
    while (texts.size() < shown && from < bytes.length) {
      var rest = Arrays.copyOfRange(bytes, from, bytes.length);
      var length = StringFetch.indexOfNul(rest);
      var whole = length >= 0;
      texts.add(new Value.Text(ByteString.of(rest, 0, whole ? length : rest.length), !whole));
      from += whole ? length + 1 : rest.length;
    }
    return new Value.Array(texts, texts.size() < count ? Value.Rest.MORE : Value.Rest.NONE);
  }

  private byte[] behind(long end, long room, long offset) {
    if (offset >= room) {
      return new byte[0];
    }
    var block = reader.fetch().get(end + offset, (int) Math.min(room - offset, MOST_BYTES));
    return block.isComplete() ? block.bytes() : new byte[0];
  }
}
