package dev.spoor.objects.dwarf;

import dev.spoor.objects.bytes.Block;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/// The tables of a section, each decoded when a unit first needs it and shared by those that name
/// the same place.
final class AbbreviationTables {
  /// Tables do not overlap, but units with different widths may share one.
  private static final int MOST_READINGS_OF_A_BYTE = 8;

  private record Key(long offset, Encoding encoding) {}

  private final Block section;
  private final ConcurrentMap<Key, AbbreviationTable> tables = new ConcurrentHashMap<>();
  private final AtomicLong bytesRead = new AtomicLong();

  AbbreviationTables(Block section) {
    this.section = section;
  }

  AbbreviationTable at(long offset, Encoding encoding) {
    return tables.computeIfAbsent(new Key(offset, encoding), this::read);
  }

  /// Many units, each with a table that is the rest of the section, would take the square of its
  /// size.
  private AbbreviationTable read(Key key) {
    if (bytesRead.get() > MOST_READINGS_OF_A_BYTE * section.sizeBytes()) {
      throw section.malformed(key.offset, "tables of abbreviations that overlap");
    }
    var table = AbbreviationReader.read(section, key.offset, key.encoding);
    bytesRead.addAndGet(table.sizeBytes());
    return table;
  }
}
