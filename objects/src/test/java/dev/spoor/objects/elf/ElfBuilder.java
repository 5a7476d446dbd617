package dev.spoor.objects.elf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Makes small ELF files: a header, program headers, the contents of sections one behind the other,
/// section headers.
public final class ElfBuilder {
  /// For parts that are loaded where the file has them, from 0x10000 on.
  static final long IN_PLACE = -1;

  private record Part(
      String name,
      int type,
      long flags,
      long address,
      int link,
      int alignment,
      int entryBytes,
      byte[] bytes) {}

  private record Range(
      int type, int flags, int firstPart, int lastPart, long address, long moreMemory) {}

  record Sym(String name, long value, long size, int info, int section) {}

  private final ElfClass elfClass;
  private final ByteOrder order;
  private final List<Part> parts = new ArrayList<>();
  private final List<Range> ranges = new ArrayList<>();
  private int type = 3;
  private int machine = 62;

  /// Makes a file without anything in it but an empty section.
  public ElfBuilder(ElfClass elfClass, ByteOrder order) {
    this.elfClass = elfClass;
    this.order = order;
    parts.add(new Part("", 0, 0, 0, 0, 0, 0, new byte[0]));
  }

  /// Says what the file is, in the words of `e_type` and `e_machine`.
  public ElfBuilder kind(int type, int machine) {
    this.type = type;
    this.machine = machine;
    return this;
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
    builder.range(1, 1, 1);
    builder.range(1, 4, 4);
    builder.range(2, 5, 5);
    builder.range(4, 6, 6);
    builder.range(0x6fff0123, 1, 1);
    return builder.build();
  }

  /// A library as linkers make them: with versions of symbols, hash tables, a linkage table of
  /// x86-64, and packed debug information.
  static byte[] library(ElfClass elfClass, ByteOrder order) {
    var builder = new ElfBuilder(elfClass, order);
    var symbols =
        List.of(
            new Sym("", 0, 0, 0, 0),
            new Sym("wanted", 0, 0, 0x12, 0),
            new Sym("plain", 0x10008, 4, 0x12, 8),
            new Sym("old", 0x10010, 4, 0x12, 8),
            new Sym("new", 0x10018, 4, 0x12, 8));
    var names = new ArrayList<>(symbols.stream().map(Sym::name).toList());
    names.addAll(List.of("libother.so.3", "OTHER_1.0", "libself.so.2", "SELF_1.0"));
    var strings = builder.strings(names);
    var dynsym =
        builder.part(
            ".dynsym",
            11,
            IN_PLACE,
            2,
            8,
            elfClass.symbolBytes(),
            builder.symbols(symbols, strings));
    var dynstr = builder.part(".dynstr", 3, IN_PLACE, 0, 1, 0, strings);
    // Local, 3 of the other, global without version, 2 but not by default, 2.
    var versym =
        builder.part(
            ".gnu.version", 0x6fffffff, IN_PLACE, dynsym, 2, 2, builder.halves(0, 3, 1, 0x8002, 2));
    var verdef =
        builder.part(
            ".gnu.version_d", 0x6ffffffd, IN_PLACE, dynstr, 4, 0, builder.definitions(strings));
    var verneed =
        builder.part(".gnu.version_r", 0x6ffffffe, IN_PLACE, dynstr, 4, 0, builder.needs(strings));
    var hash =
        builder.part(".hash", 5, IN_PLACE, dynsym, 8, 4, builder.words(1, 5, 1, 0, 2, 3, 4, 0));
    var gnuHash = builder.part(".gnu.hash", 0x6ffffff6, IN_PLACE, dynsym, 8, 0, builder.gnuHash());
    var plt = builder.part(".plt", 1, IN_PLACE, 0, 16, 16, new byte[32]);
    builder.part(
        ".rela.plt",
        4,
        IN_PLACE,
        dynsym,
        8,
        3 * elfClass.addressBytes(),
        builder.relocation(0x15000, 1));
    var dynamic =
        builder.part(
            ".dynamic",
            6,
            IN_PLACE,
            dynstr,
            8,
            elfClass.dynamicBytes(),
            new byte[11 * elfClass.dynamicBytes()]);
    builder.part(".debug_info", 1, 0x800, builder.packed(1, 300));
    builder.part(".zdebug_line", 1, 0, builder.packedTheOldWay(400));
    builder.ranges.add(new Range(1, 5, dynsym, dynamic, IN_PLACE, 0));
    builder.ranges.add(new Range(2, 6, dynamic, dynamic, IN_PLACE, 0));
    builder.replace(
        dynamic,
        builder.dynamic(
            1,
            find(strings, "libother.so.3"),
            14,
            find(strings, "libself.so.2"),
            4,
            builder.address(hash),
            0x6ffffef5L,
            builder.address(gnuHash),
            5,
            builder.address(dynstr),
            6,
            builder.address(dynsym),
            10,
            strings.length,
            0x6ffffff0L,
            builder.address(versym),
            0x6ffffffcL,
            builder.address(verdef),
            0x6ffffffeL,
            builder.address(verneed),
            0,
            0));
    builder.replace(plt, builder.code(0x15000 - builder.address(plt) - 16 - 11));
    return builder.build();
  }

  byte[] halves(int... values) {
    var out = buffer(2 * values.length);
    for (var value : values) {
      out.putShort((short) value);
    }
    return out.array();
  }

  byte[] words(int... values) {
    var out = buffer(4 * values.length);
    for (var value : values) {
      out.putInt(value);
    }
    return out.array();
  }

  /// `Verdef` 1, the library itself, and 2, with a `Verdaux` each.
  private byte[] definitions(byte[] strings) {
    var out = buffer(56);
    for (var i = 1; i <= 2; i++) {
      out.putShort((short) 1).putShort((short) (2 - i)).putShort((short) i).putShort((short) 1);
      out.putInt(0).putInt(20).putInt(i == 1 ? 28 : 0);
      out.putInt(find(strings, i == 1 ? "libself.so.2" : "SELF_1.0")).putInt(0);
    }
    return out.array();
  }

  /// One `Verneed` with one `Vernaux`, number 3.
  private byte[] needs(byte[] strings) {
    var out = buffer(32);
    out.putShort((short) 1).putShort((short) 1).putInt(find(strings, "libother.so.3"));
    out.putInt(16).putInt(0);
    out.putInt(0).putShort((short) 0).putShort((short) 3).putInt(find(strings, "OTHER_1.0"));
    return out.putInt(0).array();
  }

  /// One word of filter, one bucket whose chain begins with symbol 2 and ends with 4.
  private byte[] gnuHash() {
    var out = buffer(16 + elfClass.addressBytes() + 4 + 12);
    out.putInt(1).putInt(2).putInt(1).putInt(0);
    wide(out, -1);
    return out.putInt(2).putInt(10).putInt(12).putInt(15).array();
  }

  /// An entry that is not one, and `jmp *distance(%rip)` behind `endbr64` and `bnd`.
  private byte[] code(long distance) {
    var out = buffer(32);
    out.position(16);
    out.put(new byte[] {(byte) 0xf3, 0x0f, 0x1e, (byte) 0xfa, (byte) 0xf2, (byte) 0xff, 0x25});
    return out.putInt((int) distance).array();
  }

  private byte[] relocation(long slot, int symbol) {
    var out = buffer(3 * elfClass.addressBytes());
    wide(out, slot);
    wide(out, elfClass == ElfClass.ELF64 ? (long) symbol << 32 | 7 : (long) symbol << 8 | 7);
    wide(out, 0);
    return out.array();
  }

  /// `Chdr` and what follows it, for so many bytes of `x`.
  public byte[] packed(int type, int size) {
    var stream = deflated(size);
    var out = buffer((elfClass == ElfClass.ELF64 ? 24 : 12) + stream.length);
    out.putInt(type);
    if (elfClass == ElfClass.ELF64) {
      out.putInt(0);
    }
    wide(out, size);
    wide(out, 1);
    return out.put(stream).array();
  }

  byte[] packedTheOldWay(int size) {
    var stream = deflated(size);
    var out = ByteBuffer.allocate(12 + stream.length);
    return out.put("ZLIB".getBytes(StandardCharsets.UTF_8)).putLong(size).put(stream).array();
  }

  private static byte[] deflated(int size) {
    var out = new ByteArrayOutputStream();
    try (var deflater = new java.util.zip.DeflaterOutputStream(out)) {
      deflater.write("x".repeat(size).getBytes(StandardCharsets.UTF_8));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  int part(
      String name, int type, long address, int link, int alignment, int entryBytes, byte[] bytes) {
    parts.add(new Part(name, type, 2, address, link, alignment, entryBytes, bytes));
    return parts.size() - 1;
  }

  /// Adds a section that is not loaded.
  public int part(String name, int type, long flags, byte[] bytes) {
    parts.add(new Part(name, type, flags, 0, 0, 1, 0, bytes));
    return parts.size() - 1;
  }

  /// Gives a part other bytes of the same length.
  void replace(int part, byte[] bytes) {
    var old = parts.get(part);
    parts.set(
        part,
        new Part(
            old.name,
            old.type,
            old.flags,
            old.address,
            old.link,
            old.alignment,
            old.entryBytes,
            bytes));
  }

  private void range(int type, int first, int last) {
    ranges.add(new Range(type, 5, first, last, parts.get(first).address(), 0x20));
  }

  /// Adds a segment of the bytes of one part.
  ///
  /// @param moreMemory how much it takes in memory besides
  public void segment(int type, int flags, int part, long address, long moreMemory) {
    ranges.add(new Range(type, flags, part, part, address, moreMemory));
  }

  byte[] strings(List<String> texts) {
    var out = new ByteArrayOutputStream();
    out.write(0);
    for (var text : texts) {
      if (!text.isEmpty()) {
        out.writeBytes((text + "\0").getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }

  static int find(byte[] strings, String text) {
    var all = new String(strings, StandardCharsets.ISO_8859_1);
    return text.isEmpty() ? 0 : all.indexOf("\0" + text + "\0") + 1;
  }

  byte[] symbols(List<Sym> symbols, byte[] strings) {
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

  byte[] dynamic(long... words) {
    var out = buffer(words.length * elfClass.addressBytes());
    for (var word : words) {
      wide(out, word);
    }
    return out.array();
  }

  /// {@return a note}
  public byte[] note(String owner, int type, byte[] info) {
    var ownerBytes = (owner.length() + 4) / 4 * 4;
    var out = buffer(12 + ownerBytes + (info.length + 3) / 4 * 4);
    out.putInt(owner.length() + 1).putInt(info.length).putInt(type);
    out.put((owner + "\0").getBytes(StandardCharsets.UTF_8));
    return out.position(12 + ownerBytes).put(info).array();
  }

  /// {@return a buffer in the order of the file}
  public ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(order);
  }

  /// Puts an address, an offset or a size.
  public void wide(ByteBuffer out, long value) {
    if (elfClass == ElfClass.ELF64) {
      out.putLong(value);
    } else {
      out.putInt((int) value);
    }
  }

  private int firstOffset() {
    return elfClass.headerBytes() + ranges.size() * elfClass.segmentBytes();
  }

  private int[] offsets() {
    var at = firstOffset();
    var offsets = new int[parts.size()];
    for (var i = 0; i < offsets.length; i++) {
      at = (at + 7) / 8 * 8;
      offsets[i] = at;
      at += parts.get(i).bytes().length;
    }
    return offsets;
  }

  /// {@return where a part that is loaded in place will be, once all segments are there}
  long address(int part) {
    return 0x10000 + offsets()[part];
  }

  /// {@return the file}
  public byte[] build() {
    var names = strings(parts.stream().map(Part::name).toList().reversed());
    part(".shstrtab", 3, 0, 0, 1, 0, withName(names, ".shstrtab"));
    var offsets = offsets();
    var sectionsAt = (offsets[offsets.length - 1] + parts.getLast().bytes().length + 7) / 8 * 8;
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
    out.putShort((short) type).putShort((short) machine).putInt(1);
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
      var offset = offsets[range.firstPart()];
      var size = offsets[range.lastPart()] + parts.get(range.lastPart()).bytes().length - offset;
      var address = range.address() == IN_PLACE ? 0x10000 + offset : range.address();
      out.putInt(range.type());
      if (elfClass == ElfClass.ELF64) {
        out.putInt(range.flags());
      }
      wide(out, offset);
      wide(out, address);
      wide(out, address);
      wide(out, size);
      wide(out, size + range.moreMemory());
      if (elfClass == ElfClass.ELF32) {
        out.putInt(range.flags());
      }
      wide(out, 4);
    }
  }

  private void sections(ByteBuffer out, int[] offsets, byte[] names) {
    for (var i = 0; i < offsets.length; i++) {
      var part = parts.get(i);
      out.putInt(find(names, part.name())).putInt(part.type());
      wide(out, part.flags());
      wide(out, part.address() == IN_PLACE ? 0x10000 + offsets[i] : part.address());
      wide(out, i == 0 ? 0 : offsets[i]);
      wide(out, part.bytes().length);
      out.putInt(part.link()).putInt(0);
      wide(out, part.alignment());
      wide(out, part.entryBytes());
    }
  }
}
