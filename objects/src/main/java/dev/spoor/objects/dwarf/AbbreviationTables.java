package dev.spoor.objects.dwarf;

import dev.spoor.objects.bytes.Block;
import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/// The tables of a section, each decoded when a unit first needs it and shared by those that name
/// the same place. A decoded table takes fifty times what it is read from, and a program of a
/// thousand units has a thousand: only those that were read last are kept.
final class AbbreviationTables {
  /// Tables do not overlap, but units with different widths may share one.
  private static final int MOST_READINGS_OF_A_BYTE = 8;

  /// Of the section, in the tables that are kept.
  private static final long KEPT_BYTES = 512 << 10;

  private record Key(long offset, Encoding encoding) {}

  private final Block section;
  private final ConcurrentMap<Key, WeakReference<AbbreviationTable>> tables =
      new ConcurrentHashMap<>();
  private final Set<Key> counted = ConcurrentHashMap.newKeySet();
  private final AtomicLong bytesRead = new AtomicLong();
  private final ConcurrentLinkedQueue<AbbreviationTable> kept = new ConcurrentLinkedQueue<>();
  private final AtomicLong keptBytes = new AtomicLong();

  AbbreviationTables(Block section) {
    this.section = section;
  }

  /// {@return the table at a place; who needs it for long keeps it}
  AbbreviationTable at(long offset, Encoding encoding) {
    var key = new Key(offset, encoding);
    var known = tables.get(key);
    var table = known == null ? null : known.get();
    if (table == null) {
      table = read(key);
      tables.put(key, new WeakReference<>(table));
      keep(table);
    }
    return table;
  }

  /// Many units, each with a table that is the rest of the section, would take the square of its
  /// size.
  private AbbreviationTable read(Key key) {
    var isNew = !counted.contains(key);
    if (isNew && bytesRead.get() > MOST_READINGS_OF_A_BYTE * section.sizeBytes()) {
      throw section.malformed(key.offset, "tables of abbreviations that overlap");
    }
    var table = AbbreviationReader.read(section, key.offset, key.encoding);
    if (counted.add(key)) {
      bytesRead.addAndGet(table.sizeBytes());
    }
    return table;
  }

  private void keep(AbbreviationTable table) {
    kept.add(table);
    var bytes = keptBytes.addAndGet(table.sizeBytes());
    while (bytes > KEPT_BYTES) {
      var oldest = kept.poll();
      if (oldest == null) {
        return;
      }
      bytes = keptBytes.addAndGet(-oldest.sizeBytes());
    }
  }
}
