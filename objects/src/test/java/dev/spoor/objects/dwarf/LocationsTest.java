package dev.spoor.objects.dwarf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spoor.objects.bytes.MalformedObjectException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Lists of locations and of ranges, each kind of entry.
class LocationsTest {
  private static final int LOCATION = 0x02;
  private static final int RANGES = 0x55;

  /// A unit at 0x1000 whose first entry has the list at 12, by offset, or with index 0.
  private static Die die(int version, int attribute, int form, Map<String, Bytes> lists) {
    var width = form == Form.SEC_OFFSET || form == Form.DATA4 ? 4 : 1;
    var abbreviations =
        Bytes.little().uleb(1, 0x11).u8(0).uleb(0x11, 0x01, attribute, form, 0, 0, 0);
    var unit = Bytes.little().u16(version);
    if (version >= 5) {
      unit.u8(1, 8).u32(0);
    } else {
      unit.u32(0).u8(8);
    }
    unit.u8(1).u64(0x1000).number(width, width == 4 ? 12 : 0);
    var all = new java.util.HashMap<>(lists);
    all.put(".debug_info", Bytes.little().sized(4, unit));
    all.put(".debug_abbrev", abbreviations);
    all.put(".debug_addr", Bytes.little().u64(0).u64(0x2000).u64(0x3000));
    return DebugInfo.of(DwarfSample.of(all)).units().getFirst().root();
  }

  private static List<String> locations(Die die) {
    return die.locations(AttributeName.LOCATION).stream()
        .map(location ->
            location.range().map(range -> range.start() + "-" + range.end()).orElse("default")
                + " "
                + location.expression().sizeBytes())
        .toList();
  }

  private static List<String> ranges(Die die) {
    return die.ranges().stream().map(range -> range.start() + "-" + range.end()).toList();
  }

  private static Bytes header(Bytes list) {
    return Bytes.little().u64(0).u32(0).add(list);
  }

  private static Bytes allLocations() {
    return Bytes.little()
        .u8(4)
        .uleb(1, 2, 1)
        .u8(0x50)
        .u8(1)
        .uleb(1)
        .u8(4)
        .uleb(0x10, 0x20, 0)
        .u8(2)
        .uleb(0, 1, 1)
        .u8(0x51)
        .u8(3)
        .uleb(0, 0x40, 1)
        .u8(0x52)
        .u8(9)
        .uleb(3, 4)
        .u8(6)
        .u64(0x5000)
        .u8(4)
        .uleb(0, 1, 0)
        .u8(7)
        .u64(0x6000)
        .u64(0x6001)
        .uleb(2)
        .u8(1, 2)
        .u8(8)
        .u64(0x7000)
        .uleb(8, 0)
        .u8(5)
        .uleb(1)
        .u8(0x53)
        .u8(0);
  }

  private static final List<String> ALL_LOCATIONS =
      List.of(
          "0x1001-0x1002 1",
          "0x3010-0x3020 0",
          "0x2000-0x3000 1",
          "0x2000-0x2040 1",
          "0x5000-0x5001 0",
          "0x6000-0x6001 2",
          "0x7000-0x7008 0",
          "default 1");

  @Test
  void everyKindOfLocationOfVersion5() {
    var lists = Map.of(".debug_loclists", header(allLocations()));

    assertThat(locations(die(5, LOCATION, Form.SEC_OFFSET, lists))).isEqualTo(ALL_LOCATIONS);
  }

  @Test
  void aListIsFoundByItsIndex() {
    var locations = Map.of(".debug_loclists", header(Bytes.little().u32(4).add(allLocations())));
    var ranges = Map.of(".debug_rnglists", header(Bytes.little().u32(4).u8(4).uleb(1, 2).u8(0)));

    assertThat(locations(die(5, LOCATION, Form.LOCLISTX, locations))).isEqualTo(ALL_LOCATIONS);
    assertThat(ranges(die(5, RANGES, Form.RNGLISTX, ranges))).containsExactly("0x1001-0x1002");
  }

  @Test
  void locationsBeforeVersion5ArePairsWithABase() {
    var list =
        header(
            Bytes.little()
                .u64(1)
                .u64(2)
                .u16(1)
                .u8(0x50)
                .u64(-1)
                .u64(0x8000)
                .u64(0x10)
                .u64(0x20)
                .u16(0)
                .u64(0)
                .u64(0));

    for (var form : List.of(Form.SEC_OFFSET, Form.DATA4)) {
      assertThat(
              locations(
                  die(form == Form.DATA4 ? 3 : 4, LOCATION, form, Map.of(".debug_loc", list))))
          .containsExactly("0x1001-0x1002 1", "0x8010-0x8020 0");
    }
  }

  @Test
  void anExpressionIsALocationWithoutLimits() {
    assertThat(locations(die(5, LOCATION, Form.EXPRLOC, Map.of()))).containsExactly("default 0");
    assertThat(locations(die(5, RANGES, Form.SEC_OFFSET, Map.of()))).isEmpty();
  }

  @Test
  void everyKindOfRangeOfVersion5() {
    var list =
        Bytes.little()
            .u8(4)
            .uleb(1, 2)
            .u8(1)
            .uleb(1)
            .u8(4)
            .uleb(0x10, 0x20)
            .u8(2)
            .uleb(0, 1)
            .u8(3)
            .uleb(0, 0x40)
            .u8(5)
            .u64(-1)
            .u8(4)
            .uleb(0, 0x10)
            .u8(6)
            .u64(0x6000)
            .u64(0x6001)
            .u8(7)
            .u64(0x7000)
            .uleb(8)
            .u8(7)
            .u64(-1)
            .uleb(8)
            .u8(7)
            .u64(0x8000)
            .uleb(0)
            .u8(0);

    // Empty ones and those that the linker left out, with the highest address, are no ranges.
    assertThat(ranges(die(5, RANGES, Form.SEC_OFFSET, Map.of(".debug_rnglists", header(list)))))
        .containsExactly(
            "0x1001-0x1002",
            "0x3010-0x3020",
            "0x2000-0x3000",
            "0x2000-0x2040",
            "0x6000-0x6001",
            "0x7000-0x7008");
  }

  @Test
  void aKindOfEntryThatIsNotKnownIsRefused() {
    var list = header(Bytes.little().u8(0x77, 0));
    var ranges = die(5, RANGES, Form.SEC_OFFSET, Map.of(".debug_rnglists", list));
    var locations = die(5, LOCATION, Form.SEC_OFFSET, Map.of(".debug_loclists", list));

    assertThatThrownBy(ranges::ranges)
        .isInstanceOf(MalformedObjectException.class)
        .hasMessageContaining("kind 119");
    assertThatThrownBy(() -> locations.locations(AttributeName.LOCATION))
        .isInstanceOf(MalformedObjectException.class)
        .hasMessageContaining("kind 119");
  }
}
