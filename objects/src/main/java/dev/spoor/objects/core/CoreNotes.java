package dev.spoor.objects.core;

import dev.spoor.machine.Address;
import dev.spoor.machine.AddressRange;
import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.elf.ElfClass;
import dev.spoor.objects.elf.Header;
import dev.spoor.objects.elf.Note;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the notes that tell of the process as a whole.
record CoreNotes(String file, Header header, List<Note> notes) {
  /// `struct elf_prpsinfo`: users and groups have 2 bytes on i386, and 4 on other CPUs.
  private static final int NARROW_PRPSINFO_BYTES = 124;

  private static final int COMMAND_BYTES = 16;
  private static final int ARGUMENTS_BYTES = 80;

  Block block(Note note, String what) {
    return Block.of(
        file + ": " + what, MemorySegment.ofArray(note.bytes().toArray()), header.order());
  }

  int wide() {
    return header.elfClass().addressBytes();
  }

  private Optional<Note> first(int type) {
    for (var note : notes) {
      if (note.type() == type && note.owner().equals(NoteType.OWNER)) {
        return Optional.of(note);
      }
    }
    return Optional.empty();
  }

  /// State, its letter, zombie, nice, flags, user, group, pids; then name and arguments, which fill
  /// the rest.
  Optional<CoreProcess> process() {
    return first(NoteType.PRPSINFO).map(note -> process(block(note, "NT_PRPSINFO")));
  }

  private CoreProcess process(Block info) {
    var idBytes = info.sizeBytes() <= NARROW_PRPSINFO_BYTES ? 2 : 4;
    var ids = header.elfClass() == ElfClass.ELF64 ? 16L : 8L;
    var pids = ids + 2L * idBytes;
    return new CoreProcess(
        (char) info.u8(1),
        info.unsigned(ids, idBytes),
        info.unsigned(ids + idBytes, idBytes),
        (int) info.u32(pids),
        (int) info.u32(pids + 4),
        (int) info.u32(pids + 8),
        (int) info.u32(pids + 12),
        text(info, pids + 16, COMMAND_BYTES),
        text(info, pids + 16 + COMMAND_BYTES, ARGUMENTS_BYTES).stripTrailing());
  }

  private static String text(Block info, long offset, int mostBytes) {
    var field = info.slice(offset, mostBytes, "");
    return field.text(0, field.lengthOfText(0).orElse((long) mostBytes));
  }

  List<AuxiliaryValue> auxiliaryVector() {
    return first(NoteType.AUXV).map(note -> values(block(note, "NT_AUXV"))).orElse(List.of());
  }

  private List<AuxiliaryValue> values(Block vector) {
    var found = new ArrayList<AuxiliaryValue>();
    var in = vector.cursor(0);
    while (vector.holds(in.offset(), 2L * wide())) {
      var value = new AuxiliaryValue(in.unsigned(wide()), in.unsigned(wide()));
      if (value.type() == AuxiliaryValue.NULL) {
        break;
      }
      found.add(value);
    }
    return List.copyOf(found);
  }

  /// A count, the unit of offsets in bytes, three numbers a mapping, and behind these the names.
  List<MappedFile> mappedFiles() {
    return first(NoteType.FILE).map(note -> files(block(note, "NT_FILE"))).orElse(List.of());
  }

  private List<MappedFile> files(Block files) {
    var in = files.cursor(0);
    var count = in.unsigned(wide());
    var unitBytes = in.unsigned(wide());
    // A mapping has a name, which has an end.
    if (Long.compareUnsigned(count, files.sizeBytes() / (3L * wide() + 1)) > 0) {
      throw files.malformed(0, Long.toUnsignedString(count) + " mappings do not fit");
    }
    var names = files.cursor(in.offset() + count * 3 * wide());
    var found = new ArrayList<MappedFile>();
    for (long i = 0; i < count; i++) {
      var start = Address.of(in.unsigned(wide()));
      var end = Address.of(in.unsigned(wide()));
      var offset = in.unsigned(wide()) * unitBytes;
      if (end.compareTo(start) < 0) {
        throw in.malformed("a mapping that ends before it begins");
      }
      found.add(new MappedFile(new AddressRange(start, end), offset, names.text()));
    }
    return List.copyOf(found);
  }
}
