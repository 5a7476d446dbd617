package dev.spoor.objects.elf;

import dev.spoor.objects.bytes.Block;
import java.util.ArrayList;
import java.util.List;

/// A place that a program has marked for tools, with what is of interest there: SystemTap's
/// statically defined tracing, the notes of `sys/sdt.h`.
///
/// @param provider who has marked it: `libstdcxx`
/// @param name what happens there
/// @param address the instruction
/// @param arguments where values are, in an assembler's notation: `8@%rdi 8@%rsi`
public record Probe(String provider, String name, FileAddress address, String arguments) {
  private static final String SECTION = ".note.stapsdt";
  private static final String BASE_SECTION = ".stapsdt.base";
  private static final String OWNER = "stapsdt";
  private static final int TYPE = 3;

  /// {@return those of an object}
  public static List<Probe> of(ObjectFile file) {
    var found = new ArrayList<Probe>();
    var section = file.section(SECTION);
    if (section.isPresent()) {
      for (var note : NoteReader.read(file.block(section.get()), section.get().alignment())) {
        if (note.owner().equals(OWNER) && note.type() == TYPE) {
          found.add(read(file, note));
        }
      }
    }
    return found;
  }

  /// The address of the place, that of the base section when it was linked, that of a counter,
  /// three texts. Tools that move sections leave the note, so the base says by how much.
  private static Probe read(ObjectFile file, Note note) {
    var width = file.header().elfClass().addressBytes();
    var bytes = note.bytes().toArray();
    var block =
        Block.of(
            SECTION,
            java.lang.foreign.MemorySegment.ofArray(bytes),
            file.block(file.section(SECTION).orElseThrow()).order());
    var address = block.unsigned(0, width);
    var base = block.unsigned(width, width);
    var moved =
        file.section(BASE_SECTION).map(section -> section.address().value() - base).orElse(0L);
    var provider = block.text(3L * width);
    var name = block.text(3L * width + provider.length() + 1);
    var arguments = block.text(3L * width + provider.length() + name.length() + 2);
    return new Probe(provider, name, FileAddress.of(address + moved), arguments);
  }
}
