package dev.spoor.kernel.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A static ELF of one page of code and one block of data, which the loader maps behind it. x86-64.
///
/// @param listing its code
record StaticProgram(Listing listing) {
  /// Where the code page lies. Below 2 GiB, so that the code can name addresses in four bytes.
  static final int BASE = 0x7000_0000;

  /// Where the data block lies.
  static final int DATA = BASE + 0x1000;

  /// Offset of the data in the file: one page, so that file and memory have the same alignment.
  static final int DATA_FILE_OFFSET = 0x1000;

  private static final int HEADER_BYTES = 64 + 3 * 56;

  /// {@return the whole file: ELF header, three program headers, code, and the data on a page of
  /// its own}
  ///
  /// elf(5). The headers: code, data, and a stack that is not executable.
  byte[] file(byte[] data) {
    var code = listing.code();
    var bytes = new byte[Math.addExact(DATA_FILE_OFFSET, data.length)];
    var file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    file.putShort((short) 2).putShort((short) 62).putInt(1); // ET_EXEC, EM_X86_64, EV_CURRENT
    file.putLong(BASE + HEADER_BYTES).putLong(64).putLong(0).putInt(0); // entry, headers at 64
    file.putShort((short) 64).putShort((short) 56).putShort((short) 3);
    file.putShort((short) 64).putShort((short) 0).putShort((short) 0);
    segment(file, 1, 5, 0, BASE, HEADER_BYTES + code.length); // PT_LOAD, R X
    segment(file, 1, 6, DATA_FILE_OFFSET, DATA, data.length); // PT_LOAD, RW
    segment(file, 0x6474e551, 6, 0, 0, 0); // PT_GNU_STACK, RW
    file.put(code).position(DATA_FILE_OFFSET).put(data);
    return bytes;
  }

  private static void segment(
      ByteBuffer file, int type, int flags, long offset, long address, long bytes) {
    file.putInt(type).putInt(flags).putLong(offset).putLong(address).putLong(address);
    file.putLong(bytes).putLong(bytes).putLong(0x1000);
  }
}
