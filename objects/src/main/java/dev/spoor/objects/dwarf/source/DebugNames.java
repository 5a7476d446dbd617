package dev.spoor.objects.dwarf.source;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.Cursor;
import dev.spoor.objects.dwarf.AttributeValue;
import dev.spoor.objects.dwarf.Encoding;
import dev.spoor.objects.dwarf.Form;
import dev.spoor.objects.dwarf.InitialLength;
import dev.spoor.objects.dwarf.Unit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The names of `.debug_names` (DWARF 5, section 6.1.1): one table, or one for each unit.
final class DebugNames implements UnitsByName {
  private static final int VERSION = 5;
  private static final int COMPILE_UNIT = 1;
  private static final int SIGNATURE_BYTES = 8;

  /// What one attribute of an entry says, in which form.
  private record Column(int index, Form form) {}

  private final List<Table> tables;

  private DebugNames(List<Table> tables) {
    this.tables = List.copyOf(tables);
  }

  /// {@return the tables, if they have all units}
  ///
  /// @param unit any of the file
  /// @param indices of the units, by their offset
  static Optional<UnitsByName> read(Block section, Unit unit, Map<Long, Integer> indices) {
    var tables = new ArrayList<Table>();
    var covered = new BitSet();
    for (var offset = 0L; offset < section.sizeBytes(); ) {
      var cursor = section.cursor(offset);
      var length = InitialLength.read(cursor);
      var contents = section.slice(0, length.end(), "").cursor(cursor.offset());
      if (contents.u16() != VERSION) {
        return Optional.empty();
      }
      var table = new Table(contents, length.offsetBytes(), unit, indices);
      table.addUnits(covered);
      tables.add(table);
      offset = length.end();
    }
    return covered.cardinality() < indices.size()
        ? Optional.empty()
        : Optional.of(new DebugNames(tables));
  }

  @Override
  public BitSet units(String simpleName) {
    var found = new BitSet();
    for (var table : tables) {
      table.addUnits(simpleName, found);
    }
    return found;
  }

  /// One table.
  private static final class Table {
    private final Unit unit;
    private final Encoding encoding;
    private final Block block;
    private final Block strings;
    private final int[] unitIndices;
    private final long nameCount;
    private final long texts;
    private final long entries;
    private final long pool;
    private final Map<Long, List<Column>> abbreviations = new HashMap<>();

    Table(Cursor cursor, int offsetBytes, Unit unit, Map<Long, Integer> indices) {
      this.unit = unit;
      this.encoding = new Encoding(VERSION, offsetBytes, unit.encoding().addressBytes());
      this.block = cursor.block();
      this.strings = unit.sections().section(".debug_str");
      cursor.skip(2);
      var units = cursor.u32();
      var types = cursor.u32();
      var foreignTypes = cursor.u32();
      var buckets = cursor.u32();
      nameCount = cursor.u32();
      var abbreviationBytes = cursor.u32();
      cursor.skip(cursor.u32() + 3 & ~3L);
      unitIndices = new int[fitting(cursor, units, offsetBytes)];
      for (var i = 0; i < unitIndices.length; i++) {
        unitIndices[i] = indices.getOrDefault(cursor.unsigned(offsetBytes), -1);
      }
      cursor.skip(types * offsetBytes);
      cursor.skip(foreignTypes * SIGNATURE_BYTES);
      cursor.skip(buckets * Integer.BYTES);
      cursor.skip(buckets > 0 ? nameCount * Integer.BYTES : 0);
      texts = cursor.offset();
      cursor.skip(nameCount * offsetBytes);
      entries = cursor.offset();
      cursor.skip(nameCount * offsetBytes);
      pool = cursor.offset() + abbreviationBytes;
      readAbbreviations(block.slice(0, pool, "").cursor(cursor.offset()));
    }

    private static int fitting(Cursor cursor, long count, int eachBytes) {
      if (count > (cursor.block().sizeBytes() - cursor.offset()) / eachBytes) {
        throw cursor.malformed(count + " units");
      }
      return (int) count;
    }

    private void readAbbreviations(Cursor cursor) {
      while (cursor.hasMore()) {
        var code = cursor.uleb128();
        if (code == 0) {
          return;
        }
        cursor.uleb128();
        abbreviations.putIfAbsent(code, columns(cursor));
      }
    }

    private static List<Column> columns(Cursor cursor) {
      var columns = new ArrayList<Column>();
      while (true) {
        var index = Math.clamp(cursor.uleb128(), 0, Integer.MAX_VALUE);
        var form = Math.clamp(cursor.uleb128(), 0, Integer.MAX_VALUE);
        if (index == 0 && form == 0) {
          return List.copyOf(columns);
        }
        columns.add(new Column(index, new Form(form)));
      }
    }

    void addUnits(BitSet covered) {
      for (var index : unitIndices) {
        if (index >= 0) {
          covered.set(index);
        }
      }
    }

    void addUnits(String simpleName, BitSet found) {
      // Lists of entries do not overlap, so they are no longer than the pool.
      var left = block.sizeBytes() - pool;
      var textLeft = 4 * strings.sizeBytes();
      var width = encoding.offsetBytes();
      for (var i = 0L; i < nameCount; i++) {
        var text = strings.text(block.unsigned(texts + i * width, width));
        textLeft -= text.length();
        if (textLeft < 0) {
          throw block.malformed(texts, "names that overlap");
        }
        if (QualifiedName.lastPart(text).equals(simpleName) || text.equals(simpleName)) {
          var cursor = block.cursor(pool + block.unsigned(entries + i * width, width));
          for (var code = cursor.uleb128(); code != 0; code = cursor.uleb128()) {
            if (--left < 0) {
              throw cursor.malformed("lists of entries that overlap");
            }
            addUnit(cursor, code, found);
          }
        }
      }
    }

    private void addUnit(Cursor cursor, long code, BitSet found) {
      var columns = abbreviations.get(code);
      if (columns == null) {
        throw cursor.malformed("an entry with abbreviation " + code + ", which does not exist");
      }
      // With one unit the entries need not name it.
      var number = unitIndices.length == 1 ? 0L : -1L;
      for (var column : columns) {
        var value = unit.forms().read(cursor, column.form, encoding);
        if (column.index == COMPILE_UNIT
            && value instanceof AttributeValue.Constant(var unsigned, var _)) {
          number = unsigned;
        }
      }
      if (number >= 0 && number < unitIndices.length && unitIndices[(int) number] >= 0) {
        found.set(unitIndices[(int) number]);
      }
    }
  }
}
