package dev.spoor.trace;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.machine.linux.Tid;
import java.util.function.Consumer;

/// What a call has read or written as lines of hexadecimal and ASCII, handed over in pieces.
final class DataLines implements DataSink {
  private static final int LINE_BYTES = 16;

  private final Tid task;
  private final Consumer<CharSequence> into;
  private final StringBuilder text = new StringBuilder();

  /// @param task the call's, named where its memory cannot be read
  DataLines(Tid task, Consumer<CharSequence> into) {
    this.task = task;
    this.into = into;
  }

  @Override
  public void message(long index, long buffers) {
    text.setLength(0);
    text.append(" = ").append(Long.toUnsignedString(buffers));
    text.append(" buffers in vector ").append(index).append('\n');
    into.accept(text);
  }

  @Override
  public void element(long index, long address, long length, Memory memory) {
    text.setLength(0);
    text.append(" * ").append(length).append(" bytes in buffer ").append(index).append('\n');
    into.accept(text);
    buffer(address, length, memory);
  }

  @Override
  public void buffer(long address, long length, Memory memory) {
    var digits = length > 0 ? Math.max(5, Long.toHexString(length - 1 & -LINE_BYTES).length()) : 5;
    for (var done = 0L; done < length; ) {
      var wanted = (int) Math.min(PIECE_BYTES, length - done);
      var bytes = memory.read(Address.of(address + done), wanted);
      text.setLength(0);
      for (var start = 0; start < bytes.length; start += LINE_BYTES) {
        line(bytes, start, done + start, digits);
      }
      if (bytes.length < wanted && done + bytes.length > 0) {
        missing(address + done + bytes.length, wanted - bytes.length);
      }
      into.accept(text);
      if (bytes.length < wanted) {
        return;
      }
      done += wanted;
    }
  }

  private void missing(long address, int bytes) {
    text.append(" | <Cannot fetch ").append(bytes).append(bytes == 1 ? " byte" : " bytes");
    text.append(" from pid ").append(task).append(" @0x").append(Long.toHexString(address));
    text.append(">\n");
  }

  private void line(byte[] bytes, int start, long offset, int digits) {
    text.append(" | ");
    hex(offset, digits);
    text.append("  ");
    var count = Math.min(LINE_BYTES, bytes.length - start);
    for (var i = 0; i < LINE_BYTES; i++) {
      if (i < count) {
        hex(bytes[start + i] & 0xff, 2);
      } else {
        text.append("  ");
      }
      text.append(i == LINE_BYTES / 2 - 1 ? "  " : " ");
    }
    text.append(' ');
    for (var i = 0; i < LINE_BYTES; i++) {
      var octet = i < count ? bytes[start + i] : ' ';
      text.append(octet >= ' ' && octet < 0x7f ? (char) octet : '.');
    }
    text.append(" |\n");
  }

  private void hex(long value, int least) {
    var digits = Long.toHexString(value);
    for (var i = digits.length(); i < least; i++) {
      text.append('0');
    }
    text.append(digits);
  }
}
