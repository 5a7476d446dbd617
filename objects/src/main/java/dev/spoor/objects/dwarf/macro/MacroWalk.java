package dev.spoor.objects.dwarf.macro;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.dwarf.Unit;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;

/// Goes through what the preprocessor met in a unit, with the parts that it shares with others,
/// without making anything of what is not asked for. For one thread.
final class MacroWalk {
  /// Compilers make one level: a part for each header.
  private static final int DEEPEST = 32;

  /// Parts are imported once for each unit, as a rule.
  private static final int MOST_READINGS_OF_A_BYTE = 8;

  private static final int END = 0;
  private static final int DEFINE = 0x01;
  private static final int UNDEF = 0x02;
  private static final int START_FILE = 0x03;
  private static final int END_FILE = 0x04;
  private static final int DEFINE_STRP = 0x05;
  private static final int UNDEF_STRP = 0x06;
  private static final int IMPORT = 0x07;
  private static final int DEFINE_SUP = 0x08;
  private static final int UNDEF_SUP = 0x09;
  private static final int IMPORT_SUP = 0x0a;
  private static final int DEFINE_STRX = 0x0b;
  private static final int UNDEF_STRX = 0x0c;
  private static final int OLD_VENDOR = 0xff;

  private static final Block NO_TEXT =
      Block.of("", MemorySegment.ofArray(new byte[1]), ByteOrder.LITTLE_ENDIAN);

  private final Unit unit;
  private final ArrayDeque<MacroPart> open = new ArrayDeque<>();
  private long bytesLeft;
  private long textLeft;

  private int opcode;
  private int line;
  private int file;
  private Block texts;
  private long text;

  MacroWalk(Unit unit, MacroSection section) {
    this.unit = unit;
    this.texts = section.block();
    this.bytesLeft =
        MOST_READINGS_OF_A_BYTE
            * (section.block().sizeBytes() + supplementaryBytes(unit, ".debug_macro"));
    this.textLeft =
        bytesLeft
            + MOST_READINGS_OF_A_BYTE
                * (section.sections().section(".debug_str").sizeBytes()
                    + supplementaryBytes(unit, ".debug_str"));
    push(section);
  }

  private static long supplementaryBytes(Unit unit, String section) {
    return unit.file()
        .supplementary()
        .map(other -> other.sections().section(section).sizeBytes())
        .orElse(0L);
  }

  private void push(MacroSection section) {
    var part = MacroPart.open(section, unit);
    bytesLeft -= part.cursor().offset() - section.offset();
    open.push(part);
  }

  /// Goes to the next entry.
  ///
  /// @return whether there is one
  boolean next() {
    while (!open.isEmpty()) {
      var part = open.element();
      var start = part.cursor().offset();
      opcode = part.cursor().u8();
      var isEntry = part.place().hasHeaders() ? isEntry(part) : isOldEntry(part);
      bytesLeft -= part.cursor().offset() - start;
      if (bytesLeft < 0) {
        throw part.cursor().malformed("macros that are imported too often");
      }
      if (isEntry) {
        return true;
      }
    }
    return false;
  }

  /// DWARF 5, section 6.3.
  private boolean isEntry(MacroPart part) {
    switch (opcode) {
      case END -> open.pop();
      case DEFINE, UNDEF, START_FILE, END_FILE -> plain(part);
      case DEFINE_STRP, UNDEF_STRP -> {
        line = number(part);
        at(part.place().sections().section(".debug_str"), part.offset());
      }
      case DEFINE_SUP, UNDEF_SUP -> {
        line = number(part);
        inSupplementary(part.offset());
      }
      case DEFINE_STRX, UNDEF_STRX -> {
        line = number(part);
        at(unit.sections().section(".debug_str"), unit.textOffset(part.cursor().uleb128()));
      }
      case IMPORT -> open(part.place().at(part.offset()), part);
      case IMPORT_SUP -> importSupplementary(part);
      default -> part.skip(opcode, unit);
    }
    return switch (opcode) {
      case DEFINE,
          UNDEF,
          START_FILE,
          END_FILE,
          DEFINE_STRP,
          UNDEF_STRP,
          DEFINE_STRX,
          UNDEF_STRX,
          DEFINE_SUP,
          UNDEF_SUP ->
          true;
      default -> false;
    };
  }

  /// DWARF 4, section 6.3.
  private boolean isOldEntry(MacroPart part) {
    switch (opcode) {
      case END -> open.pop();
      case DEFINE, UNDEF, START_FILE, END_FILE -> plain(part);
      case OLD_VENDOR -> {
        part.cursor().uleb128();
        skipText(part);
      }
      default -> throw part.cursor().malformed("an opcode 0x" + Integer.toHexString(opcode));
    }
    return opcode != END && opcode != OLD_VENDOR;
  }

  private void plain(MacroPart part) {
    if (opcode == END_FILE) {
      line = 0;
      return;
    }
    line = number(part);
    if (opcode == START_FILE) {
      file = number(part);
    } else {
      at(part.cursor().block(), part.cursor().offset());
      skipText(part);
    }
  }

  private static void skipText(MacroPart part) {
    var cursor = part.cursor();
    var length =
        cursor
            .block()
            .lengthOfText(cursor.offset())
            .orElseThrow(() -> cursor.malformed("a string without an end"));
    cursor.skip(length + 1);
  }

  private static int number(MacroPart part) {
    return (int) Math.clamp(part.cursor().uleb128(), 0L, Integer.MAX_VALUE);
  }

  private void at(Block block, long offset) {
    texts = block;
    text = offset;
  }

  /// Without that file the macro has no name.
  private void inSupplementary(long offset) {
    var other = unit.file().supplementary();
    if (other.isPresent()) {
      at(other.get().sections().section(".debug_str"), offset);
    } else {
      at(NO_TEXT, 0);
    }
  }

  private void importSupplementary(MacroPart part) {
    var place = part.offset();
    unit.file()
        .supplementary()
        .ifPresent(other -> open(MacroSection.in(other.sections(), place), part));
  }

  /// A part that imports itself adds nothing by it: gcc does not fill in the offsets in `.dwo`
  /// files.
  private void open(MacroSection section, MacroPart from) {
    for (var part : open) {
      if (part.place().equals(section)) {
        return;
      }
    }
    if (open.size() == DEEPEST) {
      throw from.cursor().malformed("macros imported " + DEEPEST + " deep");
    }
    push(section);
  }

  boolean isFileStart() {
    return opcode == START_FILE;
  }

  boolean isFileEnd() {
    return opcode == END_FILE;
  }

  private boolean isDefinition() {
    return opcode == DEFINE
        || opcode == DEFINE_STRP
        || opcode == DEFINE_SUP
        || opcode == DEFINE_STRX;
  }

  /// {@return where the entry was met; 0 for the end of a file}
  int line() {
    return line;
  }

  /// {@return the number of the file that begins}
  int file() {
    return file;
  }

  /// {@return whether the entry defines or undefines `name`}
  boolean isOf(String name) {
    var bytes = name.getBytes(StandardCharsets.UTF_8);
    if (!texts.holds(text, bytes.length + 1L)) {
      return false;
    }
    for (var i = 0; i < bytes.length; i++) {
      if (texts.u8(text + i) != (bytes[i] & 0xff)) {
        return false;
      }
    }
    var behind = texts.u8(text + bytes.length);
    return behind == 0 || behind == ' ' || behind == '(';
  }

  /// {@return the entry}
  MacroEntry entry() {
    if (isFileStart()) {
      return new MacroEntry.FileStart(line, file);
    }
    if (isFileEnd()) {
      return new MacroEntry.FileEnd();
    }
    var read = texts.text(text);
    textLeft -= read.length();
    if (textLeft < 0) {
      throw texts.malformed(text, "texts of macros that overlap");
    }
    return isDefinition()
        ? new MacroEntry.Defined(line, Macro.parse(read))
        : new MacroEntry.Undefined(line, read.substring(0, Macro.endOfName(read)));
  }
}
