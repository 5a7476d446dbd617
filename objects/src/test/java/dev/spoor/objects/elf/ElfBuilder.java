package dev.spoor.objects.elf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Makes small ELF files: a header, program headers, the contents of sections one behind the other,
/// section headers.
final class ElfBuilder {
  private record Part(
      String name, int type, long address, int link, int alignment, int entryBytes, byte[] bytes) {}

  private record Range(int type, int firstPart, int lastPart) {}

  record Sym(String name, long value, long size, int info, int section) {}

  private final ElfClass elfClass;
  private final ByteOrder order;
  private final List<Part> parts = new ArrayList<>();
  private final List<Range> ranges = new ArrayList<>();

  ElfBuilder(ElfClass elfClass, ByteOrder order) {
    this.elfClass = elfClass;
    this.order = order;
    parts.add(new Part("", 0, 0, 0, 0, 0, new byte[0]));
  }

  /// A file with everything the reader knows, loaded at 0x10000.
  static byte[] complete(ElfClass elfClass, ByteOrder order) {
    var builder = new ElfBuilder(elfClass, order);
    var text = builder.part(".text", 1, 0x10000, 0, 16, 0, new byte[64]);
    var symbols =
        List.of(
            new Sym("", 0, 0, 0, 0),
            new Sym("start", 0x10000, 16, 0x12, text),
            new Sym("inner", 0x10004, 4, 0x02, text),
            new Sym("label", 0x10020, 0, 0x10, text),
            new Sym("elsewhere", 0, 0, 0x12, 0),
            new Sym("size", 0x10008, 0, 0x10, Symbol.ABSOLUTE),
            new Sym("twice", 0x10030, 8, 0x01, text),
            new Sym("twice", 0x10038, 8, 0x01, text));
    var strings = builder.strings(symbols.stream().map(Sym::name).toList());
    builder.part(".symtab", 2, 0, 3, 8, elfClass.symbolBytes(), builder.symbols(symbols, strings));
    builder.part(".strtab", 3, 0, 0, 1, 0, strings);
    var names = builder.strings(List.of("libfirst.so.1", "libsecond.so", "libself.so.2"));
    var dynstr = builder.part(".dynstr", 3, 0x10000 + 0x1000, 0, 1, 0, names);
    builder.part(
        ".dynamic",
        6,
        0x12000,
        dynstr,
        8,
        elfClass.dynamicBytes(),
        builder.dynamic(
            1, 1, 1, 15, 14, 28, 5, 0x11000, 10, names.length, 0x6000_0000, 7, 0, 0, 99, 99));
    builder.part(
        ".note", 7, 0x13000, 0, 4, 0, builder.note("GNU", 3, new byte[] {1, 2, (byte) 0xfe}));
    builder.load(1, 1);
    builder.load(4, 4);
    builder.ranges.add(new Range(2, 5, 5));
    builder.ranges.add(new Range(4, 6, 6));
    builder.ranges.add(new Range(0x6fff0123, 1, 1));
    return builder.build();
  }

  int part(
      String name, int type, long address, int link, int alignment, int entryBytes, byte[] bytes) {
    parts.add(new Part(name, type, address, link, alignment, entryBytes, bytes));
    return parts.size() - 1;
  }

  private void load(int first, int last) {
    ranges.add(new Range(1, first, last));
  }

  private byte[] strings(List<String> texts) {
    var out = new ByteArrayOutputStream();
    out.write(0);
    for (var text : texts) {
      if (!text.isEmpty()) {
        out.writeBytes((text + "\0").getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }

  private static int find(byte[] strings, String text) {
    var all = new String(strings, StandardCharsets.ISO_8859_1);
    return text.isEmpty() ? 0 : all.indexOf("\0" + text + "\0") + 1;
  }

  private byte[] symbols(List<Sym> symbols, byte[] strings) {
    var out = buffer(symbols.size() * elfClass.symbolBytes());
    for (var symbol : symbols) {
      out.putInt(find(strings, symbol.name()));
      if (elfClass == ElfClass.ELF64) {
        out.put((byte) symbol.info()).put((byte) 0).putShort((short) symbol.section());
      }
      wide(out, symbol.value());
      wide(out, symbol.size());
      if (elfClass == ElfClass.ELF32) {
        out.put((byte) symbol.info()).put((byte) 0).putShort((short) symbol.section());
      }
    }
    return out.array();
  }

  private byte[] dynamic(long... words) {
    var out = buffer(words.length * elfClass.addressBytes());
    for (var word : words) {
      wide(out, word);
    }
    return out.array();
  }

  private byte[] note(String owner, int type, byte[] info) {
    var out = buffer(12 + 4 + (info.length + 3) / 4 * 4);
    out.putInt(owner.length() + 1).putInt(info.length).putInt(type);
    out.put((owner + "\0").getBytes(StandardCharsets.UTF_8)).put(info);
    return out.array();
  }

  private ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(order);
  }

  private void wide(ByteBuffer out, long value) {
    if (elfClass == ElfClass.ELF64) {
      out.putLong(value);
    } else {
      out.putInt((int) value);
    }
  }

  private byte[] build() {
    var names = strings(parts.stream().map(Part::name).toList().reversed());
    part(".shstrtab", 3, 0, 0, 1, 0, withName(names, ".shstrtab"));
    var at = elfClass.headerBytes() + ranges.size() * elfClass.segmentBytes();
    var offsets = new int[parts.size()];
    for (var i = 0; i < offsets.length; i++) {
      at = (at + 7) / 8 * 8;
      offsets[i] = at;
      at += parts.get(i).bytes().length;
    }
    var sectionsAt = (at + 7) / 8 * 8;
    var out = buffer(sectionsAt + parts.size() * elfClass.sectionBytes());
    header(out, sectionsAt);
    segments(out, offsets);
    for (var i = 0; i < offsets.length; i++) {
      out.put(offsets[i], parts.get(i).bytes());
    }
    sections(out.position(sectionsAt), offsets, parts.getLast().bytes());
    return out.array();
  }

  private static byte[] withName(byte[] strings, String name) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(strings);
    out.writeBytes((name + "\0").getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  private void header(ByteBuffer out, int sectionsAt) {
    out.put(new byte[] {0x7f, 'E', 'L', 'F'});
    out.put((byte) (elfClass == ElfClass.ELF64 ? 2 : 1));
    out.put((byte) (order == ByteOrder.BIG_ENDIAN ? 2 : 1)).put((byte) 1).put((byte) 3);
    out.putLong(0);
    out.putShort((short) 3).putShort((short) 62).putInt(1);
    wide(out, 0x10010);
    wide(out, elfClass.headerBytes());
    wide(out, sectionsAt);
    out.putInt(0x55).putShort((short) elfClass.headerBytes());
    out.putShort((short) elfClass.segmentBytes()).putShort((short) ranges.size());
    out.putShort((short) elfClass.sectionBytes()).putShort((short) parts.size());
    out.putShort((short) (parts.size() - 1));
  }

  private void segments(ByteBuffer out, int[] offsets) {
    for (var range : ranges) {
      var address = parts.get(range.firstPart()).address();
      var offset = offsets[range.firstPart()];
      var size = offsets[range.lastPart()] + parts.get(range.lastPart()).bytes().length - offset;
      out.putInt(range.type());
      if (elfClass == ElfClass.ELF64) {
        out.putInt(5);
      }
      wide(out, offset);
      wide(out, address);
      wide(out, address);
      wide(out, size);
      wide(out, size + 0x20);
      if (elfClass == ElfClass.ELF32) {
        out.putInt(5);
      }
      wide(out, 4);
    }
  }

  private void sections(ByteBuffer out, int[] offsets, byte[] names) {
    for (var i = 0; i < offsets.length; i++) {
      var part = parts.get(i);
      out.putInt(find(names, part.name())).putInt(part.type());
      wide(out, 2);
      wide(out, part.address());
      wide(out, i == 0 ? 0 : offsets[i]);
      wide(out, part.bytes().length);
      out.putInt(part.link()).putInt(0);
      wide(out, part.alignment());
      wide(out, part.entryBytes());
    }
  }
}
