package dev.spoor.inspect;

import dev.spoor.machine.Printable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Lines of results as they are written, each made harmless when it is added: so they may be
/// prepared by one thread and printed by another. For one thread at a time.
final class PreparedLines {
  private byte[] bytes = new byte[1 << 12];
  private int length;

  /// Adds a line, without its end.
  void add(CharSequence text) {
    var before = length;
    require(text.length() + 1);
    for (var i = 0; i < text.length(); i++) {
      var each = text.charAt(i);
      if (each < ' ' || each >= 0x7f) {
        length = before;
        addEscaped(text);
        return;
      }
      bytes[length++] = (byte) each;
    }
    bytes[length++] = '\n';
  }

  private void addEscaped(CharSequence text) {
    var escaped = Printable.of(text).toString().getBytes(StandardCharsets.UTF_8);
    require(escaped.length + 1);
    System.arraycopy(escaped, 0, bytes, length, escaped.length);
    length += escaped.length;
    bytes[length++] = '\n';
  }

  private void require(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.addExact(Math.max(length, more), length));
    }
  }

  /// Hands the bytes on.
  void to(Sink sink) {
    sink.write(bytes, 0, length);
  }

  /// Takes bytes.
  interface Sink {
    /// Takes `length` bytes from `offset` on.
    void write(byte[] bytes, int offset, int length);
  }
}
