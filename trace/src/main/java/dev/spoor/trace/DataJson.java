package dev.spoor.trace;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import java.util.HexFormat;
import java.util.function.Consumer;

/// What a call has read or written as the member `data` of its event, handed over in pieces:
/// `[{"hex": "00ff"}]`, an object a buffer.
final class DataJson implements DataSink {
  private final HexFormat hex = HexFormat.of();
  private final Consumer<CharSequence> into;
  private final StringBuilder text = new StringBuilder();

  /// The message that buffers belong to; -1 if the call has but one.
  private long message = -1;

  private boolean hasBegun;

  DataJson(Consumer<CharSequence> into) {
    this.into = into;
  }

  @Override
  public void message(long index, long buffers) {
    message = index;
  }

  @Override
  public void buffer(long address, long length, Memory memory) {
    if (length > 0) {
      bytes(address, length, memory);
    }
  }

  @Override
  public void element(long index, long address, long length, Memory memory) {
    bytes(address, length, memory);
  }

  private void bytes(long address, long length, Memory memory) {
    text.setLength(0);
    text.append(hasBegun ? ",{" : ",\"data\":[{");
    hasBegun = true;
    if (message >= 0) {
      text.append("\"message\":").append(message).append(',');
    }
    text.append("\"hex\":\"");
    var readable = hex(address, length, memory);
    text.append('"');
    if (readable < length) {
      text.append(",\"unreadable\":\"0x").append(Long.toHexString(address + readable)).append('"');
    }
    text.append('}');
    into.accept(text);
  }

  /// {@return how many bytes could be read}
  private long hex(long address, long length, Memory memory) {
    for (var done = 0L; done < length; ) {
      var wanted = (int) Math.min(PIECE_BYTES, length - done);
      var bytes = memory.read(Address.of(address + done), wanted);
      text.append(hex.formatHex(bytes));
      done += bytes.length;
      if (bytes.length < wanted) {
        return done;
      }
      into.accept(text);
      text.setLength(0);
    }
    return length;
  }

  /// Ends the member, if it was begun.
  void end() {
    if (hasBegun) {
      into.accept("]");
    }
  }
}
