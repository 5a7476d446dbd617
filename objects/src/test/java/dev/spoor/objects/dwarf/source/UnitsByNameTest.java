package dev.spoor.objects.dwarf.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.Bytes;
import dev.spoor.objects.dwarf.DebugInfo;
import dev.spoor.objects.dwarf.DwarfSample;
import dev.spoor.objects.dwarf.Encoding;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Tables of names: of the sample's unit, and of one that is not there.
class UnitsByNameTest {
  private static DebugInfo with(String name, byte[] table) {
    var sections =
        new HashMap<>(
            DwarfSample.sections(List.of(new Encoding(4, 4, 8), ByteOrder.LITTLE_ENDIAN)));
    var bytes = Bytes.little();
    for (var value : table) {
      bytes.u8(value);
    }
    sections.put(name, bytes);
    return DebugInfo.of(DwarfSample.of(sections));
  }

  private static Optional<String> units(DebugInfo info, String name) {
    return UnitsByName.of(info).map(table -> table.units(name).toString());
  }

  /// Version 8: units at 24, nothing else up to the slots at 40, constants at 72.
  private static Bytes gdbIndex(long unitOffset) {
    var index = Bytes.little().u32(8).u32(24).u32(40).u32(40).u32(40).u32(72);
    index.u64(unitOffset).u64(100);
    index.u32(0).u32(0).u32(8).u32(0).u32(17).u32(0).u32(0).u32(0);
    return index.u32(1).u32(3L << 28).text("ns::C::m").text("other");
  }

  private static Bytes debugNames(int units) {
    var table = Bytes.little().u16(5).u16(0).u32(units).u32(0).u32(1).u32(0).u32(2).u32(7).u32(5);
    table.text("GDB2").u8(0, 0, 0);
    for (var i = 0; i < units; i++) {
      table.u32(0);
    }
    // A foreign type; texts: "ns", "_ZN2ns1C1mEv"; entries.
    table.u64(77).u32(1).u32(4).u32(0).u32(3);
    // Abbreviation 1: a namespace, unit in data1.
    table.uleb(1, 0x39, 1, 0x0b, 0, 0, 0);
    return Bytes.little().sized(4, table.u8(1, 0, 0, 1, 0, 0));
  }

  @Test
  void gdbsIndexSaysWhichUnitsHaveAName() {
    var info = with(".gdb_index", gdbIndex(0).toArray());

    assertThat(units(info, "m")).contains("{0}");
    assertThat(units(info, "other")).contains("{0}");
    assertThat(units(info, "plain")).contains("{}");
  }

  @Test
  void theStandardsTableSaysWhichUnitsHaveAName() {
    var info = with(".debug_names", debugNames(1).toArray());

    assertThat(units(info, "ns")).contains("{0}");
    assertThat(units(info, "_ZN2ns1C1mEv")).contains("{0}");
    assertThat(units(info, "m")).contains("{}");
  }

  @Test
  void aTableWithoutAllUnitsIsNotUsed() {
    assertThat(UnitsByName.of(with(".gdb_index", gdbIndex(1).toArray()))).isEmpty();
    assertThat(UnitsByName.of(with(".debug_names", debugNames(0).toArray()))).isEmpty();
    assertThat(UnitsByName.of(with(".gdb_index", Bytes.little().u32(6).toArray()))).isEmpty();
  }

  @Test
  void whatTheTableHasNotIsFoundAllTheSame() {
    var locations = SourceLocations.of(with(".gdb_index", gdbIndex(0).toArray()));

    assertThat(locations.functions("C::m")).hasSize(1);
    assertThat(locations.functions("plain")).hasSize(1);
    assertThat(locations.functions("_ZN2ns1C1mEv")).hasSize(1);
  }

  @Test
  void aDamagedTableIsNoHindrance() {
    var tables = List.of(gdbIndex(0).toArray(), debugNames(1).toArray());
    for (var index = 0; index < tables.size(); index++) {
      var name = List.of(".gdb_index", ".debug_names").get(index);
      var whole = tables.get(index);
      for (var at = 0; at < whole.length; at++) {
        for (var value : new int[] {0, 1, 0x7f, 0x80, 0xff}) {
          var bytes = whole.clone();
          bytes[at] = (byte) value;
          var info = with(name, bytes);
          assertThat(SourceLocations.of(info).functions("C::m")).hasSize(1);
          survives(info);
        }
        survives(with(name, java.util.Arrays.copyOf(whole, at)));
      }
    }
  }

  private static void survives(DebugInfo info) {
    try {
      units(info, "ns");
    } catch (MalformedObjectException expected) {
      assertThat(expected.file()).isIn(".gdb_index", ".debug_names", ".debug_str");
    }
  }
}
