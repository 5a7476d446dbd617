package dev.spoor.objects.dwarf;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.elf.ObjectFile;
import java.util.Map;

/// The sections of one file, by name. May be used by several threads.
public interface DwarfSections {
  /// {@return the section with this name, such as `.debug_info`; one without bytes if there is
  /// none}
  Block section(String name);

  /// {@return what the file has of the section: the same, if it is not packed}
  default Block stored(String name) {
    return section(name);
  }

  /// {@return the sections in `blocks`, whose keys are the names}
  static DwarfSections of(Map<String, Block> blocks) {
    var copy = Map.copyOf(blocks);
    return name -> {
      var block = copy.get(name);
      return block == null ? Block.empty(name) : block;
    };
  }

  /// {@return the sections of an ELF file, which must stay open as long as they are used}
  static DwarfSections of(ObjectFile file) {
    return new ObjectSections(file);
  }
}
