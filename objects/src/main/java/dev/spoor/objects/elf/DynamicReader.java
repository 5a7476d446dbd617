package dev.spoor.objects.elf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads the dynamic section: pairs of a tag and a value.
final class DynamicReader {
  private DynamicReader() {}

  static List<DynamicEntry> read(FileBytes bytes, FileRange range) {
    var length = bytes.slice(range).byteSize();
    var entryBytes = bytes.elfClass().dynamicBytes();
    var found = new ArrayList<DynamicEntry>();
    for (long at = 0; at + entryBytes <= length; at += entryBytes) {
      var start = range.offset() + at;
      var tag = bytes.wide(start);
      if (tag == DynamicEntry.NULL) {
        break;
      }
      found.add(new DynamicEntry(tag, bytes.wide(start + entryBytes / 2)));
    }
    return List.copyOf(found);
  }

  /// @param place from an address to an offset in the file
  static List<String> strings(
      FileBytes bytes,
      List<DynamicEntry> entries,
      long tag,
      Function<FileAddress, Optional<Long>> place) {
    var table = stringTable(entries, place);
    var found = new ArrayList<String>();
    for (var entry : entries) {
      if (entry.tag() == tag && table.isPresent()) {
        found.add(bytes.text(table.get(), entry.value()));
      }
    }
    return List.copyOf(found);
  }

  private static Optional<FileRange> stringTable(
      List<DynamicEntry> entries, Function<FileAddress, Optional<Long>> place) {
    var address = Optional.<FileAddress>empty();
    var size = 0L;
    for (var entry : entries) {
      if (entry.tag() == DynamicEntry.STRTAB) {
        address = Optional.of(FileAddress.of(entry.value()));
      } else if (entry.tag() == DynamicEntry.STRSZ) {
        size = entry.value();
      }
    }
    var sizeBytes = size;
    return address.flatMap(place).map(offset -> new FileRange(offset, sizeBytes));
  }
}
