package dev.spoor.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A program with debugging information for the training of the AOT cache: a machine on which Spoor
/// is built need not have a compiler. An ELF file for x86-64 that needs no library, with what gcc
/// writes for the source: DWARF 5, a symbol table, and unwinding information.
final class TrainingProgram {
  static final String SOURCE =
      """
      struct pair { int first; char second[4]; };

      static int twice(int n) {
        int result = n + n;
        return result;
      }

      int main(void) {
        struct pair p = {0};
        p.first = twice(p.first + 1);
        return p.first;
      }
      """;

  private static final long BASE = 0x400000;
  private static final int CODE_AT = 0x1000;

  // Offsets in the code.
  private static final int MAIN = 14;
  private static final int TWICE = 44;
  private static final int END = 65;

  // What the source is compiled to, without optimisation.
  private static final int[] CODE = {
    0xe8, 0x09, 0, 0, 0, // _start: call main
    0x89, 0xc7, // mov %eax, %edi
    0xb8, 0xe7, 0, 0, 0, // mov $exit_group, %eax
    0x0f, 0x05, // syscall
    0x55, // main: push %rbp
    0x48, 0x89, 0xe5, // mov %rsp, %rbp
    0x48, 0x83, 0xec, 0x10, // sub $16, %rsp
    0x48, 0x31, 0xc0, // 22: xor %rax, %rax
    0x48, 0x89, 0x45, 0xf8, // mov %rax, -8(%rbp)
    0x8d, 0x78, 0x01, // 29: lea 1(%rax), %edi
    0xe8, 0x07, 0, 0, 0, // call twice
    0x89, 0x45, 0xf8, // mov %eax, -8(%rbp)
    0x90, 0x90, // 40: nop, nop
    0xc9, 0xc3, // leave, ret
    0x55, // twice: push %rbp
    0x48, 0x89, 0xe5, // mov %rsp, %rbp
    0x89, 0x7d, 0xec, // mov %edi, -20(%rbp)
    0x8b, 0x45, 0xec, // 51: mov -20(%rbp), %eax
    0x01, 0xc0, // add %eax, %eax
    0x89, 0x45, 0xfc, // mov %eax, -4(%rbp)
    0x8b, 0x45, 0xfc, // 59: mov -4(%rbp), %eax
    0x5d, // 62: pop %rbp
    0xc3, // ret
    0x90,
  };

  /// Line and offset in the code of each row of the line table; those of functions come twice.
  private static final int[][] ROWS = {
    {8, MAIN}, {9, 22}, {10, 29}, {11, 40}, {12, 42}, {3, TWICE}, {4, 51}, {5, 59}, {6, 62}
  };

  private record Section(String name, int type, long flags, long address, Bytes content) {
    private static Section unloaded(String name, Bytes content) {
      return new Section(name, 1, 0, 0, content); // SHT_PROGBITS
    }
  }

  private final Path directory;

  private TrainingProgram(Path directory) {
    this.directory = directory;
  }

  /// Writes source and program.
  ///
  /// @param directory an existing directory for both
  /// @return the program
  /// @throws IOException if it cannot be written
  static Path write(Path directory) throws IOException {
    Files.writeString(directory.resolve("training.c"), SOURCE);
    var file = directory.resolve("training");
    Files.write(file, new TrainingProgram(directory).file());
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + file + " executable");
    }
    return file;
  }

  private byte[] file() {
    var sections = new ArrayList<Section>();
    sections.add(new Section("", 0, 0, 0, new Bytes()));
    sections.add(new Section(".text", 1, 6, BASE + CODE_AT, new Bytes().u8(CODE)));
    sections.add(new Section(".eh_frame", 1, 2, BASE + CODE_AT + 0x100, callFrames()));
    sections.add(new Section(".note.gnu.build-id", 7, 2, BASE + CODE_AT + 0x200, buildId()));
    sections.add(Section.unloaded(".debug_abbrev", abbreviations()));
    sections.add(Section.unloaded(".debug_info", information()));
    sections.add(Section.unloaded(".debug_line", lines()));
    sections.add(
        Section.unloaded(".debug_str", new Bytes().text("training, in the manner of gcc")));
    sections.add(new Section(".symtab", 2, 0, 0, symbols())); // SHT_SYMTAB
    sections.add(new Section(".strtab", 3, 0, 0, new Bytes().text("").text("main").text("twice")));
    return linked(sections);
  }

  // ELF-64 object file format: file header, program header, sections, section headers.
  private static byte[] linked(List<Section> sections) {
    var names = new Bytes();
    sections.add(new Section(".shstrtab", 3, 0, 0, names));
    var headers = new Bytes();
    var content = new Bytes();
    for (var section : sections) {
      var loaded = section.address() != 0;
      content.padTo(loaded ? (int) (section.address() - BASE) - 0x200 : content.size());
      headers.u32(names.size()).u32(section.type()).u64(section.flags()).u64(section.address());
      names.text(section.name());
      headers.u64(0x200 + content.size()).u64(section.content().size());
      var table = section.type() == 2;
      headers.u32(table ? sections.size() - 2 : 0).u32(table ? 2 : 0).u64(1).u64(table ? 24 : 0);
      content.add(section.content());
    }
    var file = new Bytes().u8(0x7f, 'E', 'L', 'F', 2, 1, 1, 0).u64(0);
    file.u16(2).u16(62).u32(1).u64(BASE + CODE_AT).u64(64).u64(0x200 + content.size());
    file.u32(0).u16(64).u16(56).u16(1).u16(64).u16(sections.size()).u16(sections.size() - 1);
    file.u32(1).u32(5).u64(0).u64(BASE).u64(BASE); // PT_LOAD, readable and executable
    file.u64(CODE_AT + 0x200).u64(CODE_AT + 0x200).u64(0x1000);
    file.padTo(0x200);
    return file.add(content).add(headers).array();
  }

  // What is kept of a file is kept by this; no other file has it.
  private static Bytes buildId() {
    return new Bytes().u32(4).u32(20).u32(3).text("GNU").text("spoor's training...");
  }

  private static Bytes symbols() {
    var symbols = new Bytes().u64(0).u64(0).u64(0);
    symbols.u32(6).u8(2, 0).u16(1).u64(BASE + CODE_AT + TWICE).u64(END - TWICE);
    return symbols.u32(1).u8(0x12, 0).u16(1).u64(BASE + CODE_AT + MAIN).u64(TWICE - MAIN);
  }

  // LSB, "Exception Frames": one common entry, an entry of each function that pushes %rbp first.
  private static Bytes callFrames() {
    var frames = new Bytes();
    frames.u32(20).u32(0).u8(1, 0, 1, 0x78, 16); // code alignment 1, data -8, return address 16
    frames.u8(0x0c, 7, 8, 0x90, 1).padTo(24); // CFA is %rsp + 8, the return address at CFA - 8
    for (var function : new int[][] {{MAIN, TWICE}, {TWICE, END}}) {
      var begin = frames.size();
      frames.u32(36).u32(begin + 4).u64(BASE + CODE_AT + function[0]);
      frames.u64(function[1] - function[0]);
      frames.u8(0x41, 0x0e, 16, 0x86, 2, 0x43, 0x0d, 6).padTo(begin + 40);
    }
    return frames.u32(0);
  }

  // DWARF 5, 7.5.3. A line each: code, tag, whether it has children, attributes and forms.
  private static Bytes abbreviations() {
    return new Bytes()
        .u8(1, 0x11, 1, 0x25, 0x0e, 0x13, 0x0b, 3, 8, 0x1b, 8, 0x11, 1, 0x12, 7, 0x10, 0x17, 0, 0)
        .u8(2, 0x24, 0, 0x0b, 0x0b, 0x3e, 0x0b, 3, 8, 0, 0)
        .u8(3, 0x13, 1, 3, 8, 0x0b, 0x0b, 0x3a, 0x0b, 0x3b, 0x0b, 0, 0)
        .u8(4, 0x0d, 0, 3, 8, 0x49, 0x13, 0x38, 0x0b, 0, 0)
        .u8(5, 0x01, 1, 0x49, 0x13, 0, 0)
        .u8(6, 0x21, 0, 0x49, 0x13, 0x2f, 0x0b, 0, 0)
        .u8(7, 0x2e, 1, 0x3f, 0x0c, 3, 8, 0x3a, 0x0b, 0x3b, 0x0b, 0x27, 0x19, 0x49, 0x13)
        .u8(0x11, 1, 0x12, 7, 0x40, 0x18, 0, 0)
        .u8(8, 0x05, 0, 3, 8, 0x49, 0x13, 2, 0x18, 0, 0)
        .u8(9, 0x34, 0, 3, 8, 0x3b, 0x0b, 0x49, 0x13, 2, 0x18, 0, 0)
        .u8(0);
  }

  // DWARF 5, 7.5.1: the unit, its types, its two functions.
  private Bytes information() {
    var unit = new Bytes().u16(5).u8(1, 8).u32(0);
    unit.u8(1).u32(0).u8(0x1d).text("training.c").text(directory.toString());
    unit.u64(BASE + CODE_AT + MAIN).u64(END - MAIN).u32(0);
    var integer = unit.size() + 4;
    unit.u8(2, 4, 5).text("int");
    var character = unit.size() + 4;
    unit.u8(2, 1, 6).text("char");
    var array = unit.size() + 4;
    unit.u8(5).u32(character).u8(6).u32(integer).u8(3, 0);
    var pair = unit.size() + 4;
    unit.u8(3).text("pair").u8(8, 1, 1);
    unit.u8(4).text("first").u32(integer).u8(0);
    unit.u8(4).text("second").u32(array).u8(4, 0);
    function(unit, "main", 8, integer, MAIN, TWICE);
    unit.u8(9).text("p").u8(9).u32(pair).u8(2, 0x91, 0x68, 0); // DW_OP_fbreg -24
    function(unit, "twice", 3, integer, TWICE, END);
    unit.u8(8).text("n").u32(integer).u8(2, 0x91, 0x5c); // DW_OP_fbreg -36
    unit.u8(9).text("result").u8(4).u32(integer).u8(2, 0x91, 0x6c, 0).u8(0); // DW_OP_fbreg -20
    return new Bytes().u32(unit.size()).add(unit);
  }

  private static void function(Bytes unit, String name, int line, int type, int begin, int end) {
    unit.u8(7, name.equals("main") ? 1 : 0).text(name).u8(1, line).u32(type);
    unit.u64(BASE + CODE_AT + begin).u64(end - begin).u8(1, 0x9c); // DW_OP_call_frame_cfa
  }

  // DWARF 5, 6.2.
  private Bytes lines() {
    var header = new Bytes().u8(1, 1, 1, 0xfb, 14, 10, 0, 1, 1, 1, 1, 0, 0, 0, 1);
    header.u8(1, 1, 8, 1).text(directory.toString()); // one directory: its path, DW_FORM_string
    header.u8(2, 1, 8, 2, 0x0b); // files: their paths, and their directories as DW_FORM_data1
    header.u8(2).text("training.c").u8(0).text("training.c").u8(0);
    var program = new Bytes().u8(0, 9, 2).u64(BASE + CODE_AT); // DW_LNE_set_address
    var line = 1;
    var at = 0;
    for (var row : ROWS) {
      program.u8(3, row[0] - line & 0x7f, 2, row[1] - at, 1); // advance_line, advance_pc, copy
      line = row[0];
      at = row[1];
    }
    program.u8(2, END - at, 0, 1, 1); // DW_LNE_end_sequence
    var table = new Bytes().u16(5).u8(8, 0).u32(header.size()).add(header).add(program);
    return new Bytes().u32(table.size()).add(table);
  }

  /// Little-endian bytes that grow.
  private static final class Bytes {
    private ByteBuffer buffer = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);

    int size() {
      return buffer.position();
    }

    byte[] array() {
      var bytes = new byte[buffer.position()];
      buffer.get(0, bytes);
      return bytes;
    }

    private ByteBuffer room(int count) {
      if (buffer.remaining() < count) {
        var larger = ByteBuffer.allocate(2 * buffer.capacity() + count);
        buffer = larger.order(ByteOrder.LITTLE_ENDIAN).put(array());
      }
      return buffer;
    }

    Bytes u8(int... values) {
      for (var value : values) {
        room(1).put((byte) value);
      }
      return this;
    }

    Bytes u16(int value) {
      room(2).putShort((short) value);
      return this;
    }

    Bytes u32(int value) {
      room(4).putInt(value);
      return this;
    }

    Bytes u64(long value) {
      room(8).putLong(value);
      return this;
    }

    Bytes text(String text) {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      room(bytes.length + 1).put(bytes).put((byte) 0);
      return this;
    }

    Bytes add(Bytes other) {
      room(other.size()).put(other.array());
      return this;
    }

    Bytes padTo(int size) {
      while (size() < size) {
        u8(0);
      }
      return this;
    }
  }
}
