package dev.spoor.objects.elf;

import dev.spoor.objects.bytes.Block;
import java.util.ArrayList;
import java.util.List;

/// Reads the dynamic section: pairs of a tag and a value.
final class DynamicReader {
  private DynamicReader() {}

  static List<DynamicEntry> read(Block entries, ElfClass elfClass) {
    var entryBytes = elfClass.dynamicBytes();
    var found = new ArrayList<DynamicEntry>();
    for (long at = 0; at + entryBytes <= entries.sizeBytes(); at += entryBytes) {
      var tag = elfClass.wide(entries, at);
      if (tag == DynamicEntry.NULL) {
        break;
      }
      found.add(new DynamicEntry(tag, elfClass.wide(entries, at + entryBytes / 2)));
    }
    return List.copyOf(found);
  }
}
