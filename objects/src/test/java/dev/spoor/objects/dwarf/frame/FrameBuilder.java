package dev.spoor.objects.dwarf.frame;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/// Writes frame sections, little-endian.
final class FrameBuilder {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  int size() {
    return bytes.size();
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  FrameBuilder hex(String digits) {
    bytes.writeBytes(HexFormat.of().parseHex(digits.replace(" ", "")));
    return this;
  }

  FrameBuilder number(long value, int width) {
    for (var i = 0; i < width; i++) {
      bytes.write((int) (value >>> 8 * i));
    }
    return this;
  }

  /// An entry with a 32-bit length in front.
  FrameBuilder entry(FrameBuilder content) {
    number(content.size(), 4);
    bytes.writeBytes(content.bytes());
    return this;
  }

  /// An entry with a 64-bit length in front.
  FrameBuilder longEntry(FrameBuilder content) {
    number(0xffff_ffffL, 4).number(content.size(), 8);
    bytes.writeBytes(content.bytes());
    return this;
  }

  /// `.eh_frame` at address 0x1000: a CIE `zR` with pointers of 4 bytes relative to themselves, and
  /// for each program of `instructions` an FDE of 0x100 bytes from 0x2000 on.
  static byte[] ehFrame(String... instructions) {
    var section = new FrameBuilder();
    // CFA = rsp+8, return address at CFA-8.
    section.entry(new FrameBuilder().hex("00000000 01 7a5200 01 78 10 01 1b 0c0708 9001 0000"));
    for (var i = 0; i < instructions.length; i++) {
      var idAt = section.size() + 4;
      section.entry(
          new FrameBuilder()
              .number(idAt, 4)
              .number(0x2000 + 0x100 * i - (0x1000 + idAt + 4), 4)
              .number(0x100, 4)
              .hex("00" + instructions[i]));
    }
    return section.number(0, 4).bytes();
  }
}
