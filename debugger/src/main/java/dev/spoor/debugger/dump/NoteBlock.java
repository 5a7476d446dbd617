package dev.spoor.debugger.dump;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The notes of a core file, one behind the other (gABI, chapter 5, "Note Section").
final class NoteBlock {
  private static final int ALIGNMENT = 4;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  void add(String owner, int type, byte[] content) {
    var name = (owner + "\0").getBytes(StandardCharsets.ISO_8859_1);
    var header = ByteBuffer.allocate(3 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(name.length).putInt(content.length).putInt(type);
    bytes.writeBytes(header.array());
    padded(name);
    padded(content);
  }

  private void padded(byte[] content) {
    bytes.writeBytes(content);
    bytes.writeBytes(new byte[-content.length & (ALIGNMENT - 1)]);
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
