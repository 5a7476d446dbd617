package dev.spoor.objects.dwarf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.FileAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DebugInfoTest {
  private static DebugInfo of(Bytes info, Bytes abbreviations) {
    return DebugInfo.of(
        DwarfSample.of(Map.of(".debug_info", info, ".debug_abbrev", abbreviations)));
  }

  /// A DWARF 4 unit of the 32-bit format.
  private static Bytes unit(Bytes entries) {
    return Bytes.little().sized(4, Bytes.little().u16(4).u32(0).u8(8).add(entries));
  }

  @ParameterizedTest
  @MethodSource("dev.spoor.objects.dwarf.DwarfSample#forms")
  void unitsOfAllVersionsAndFormatsAreRead(List<Object> form) {
    var unit = DebugInfo.of(DwarfSample.of(form)).units().getFirst();

    assertThat(unit.encoding()).isEqualTo(form.getFirst());
    assertThat(unit.header().type()).isEqualTo(UnitType.COMPILE);
    assertThat(unit.name()).contains("a.cc");
    assertThat(unit.compilationDirectory()).contains("/src");
    assertThat(unit.ranges())
        .containsExactly(
            new FileAddressRange(
                FileAddress.of(DwarfSample.LOW), FileAddress.of(DwarfSample.HIGH)));
  }

  @ParameterizedTest
  @MethodSource("dev.spoor.objects.dwarf.DwarfSample#forms")
  void entriesAreWalkedInTheOrderOfTheFile(List<Object> form) {
    var seen = new ArrayList<String>();

    var unit = DebugInfo.of(DwarfSample.of(form)).units().getFirst();
    for (var walk = unit.walk(); walk.next(); ) {
      seen.add(walk.depth() + " " + walk.tag() + walk.die().name().map(n -> " " + n).orElse(""));
    }

    assertThat(seen)
        .containsExactly(
            "0 compile_unit a.cc",
            "1 namespace ns",
            "2 class_type C",
            "3 subprogram m",
            "1 subprogram inlined",
            "1 subprogram",
            "2 inlined_subroutine",
            "1 subprogram plain");
  }

  @ParameterizedTest
  @MethodSource("dev.spoor.objects.dwarf.DwarfSample#forms")
  void everyEntryKnowsItsParent(List<Object> form) {
    var unit = DebugInfo.of(DwarfSample.of(form)).units().getFirst();
    var method = unit.root().children().get(0).children().get(0).children().get(0);
    var call = unit.root().children().get(2).children().get(0);

    assertThat(method.parent().flatMap(Die::name)).contains("C");
    assertThat(method.parent().flatMap(Die::parent).flatMap(Die::name)).contains("ns");
    assertThat(call.parent()).contains(unit.root().children().get(2));
    assertThat(unit.root().children().get(3).parent()).contains(unit.root());
    assertThat(unit.root().parent()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.spoor.objects.dwarf.DwarfSample#forms")
  void listsOfRangesHaveTheirBase(List<Object> form) {
    var unit = DebugInfo.of(DwarfSample.of(form)).units().getFirst();
    var call = unit.root().children().get(2).children().get(0);

    assertThat(call.ranges())
        .containsExactly(
            new FileAddressRange(FileAddress.of(0x1010), FileAddress.of(0x1020)),
            new FileAddressRange(FileAddress.of(0x1030), FileAddress.of(0x1040)));
  }

  @Test
  void allTypesOfUnitsOfVersion5HaveTheirHeaders() {
    var info = Bytes.little();
    for (var type = 1; type <= 7; type++) {
      var unit = Bytes.little().u16(5).u8(type, 4).u32(0);
      if (type != 1 && type != 3) {
        unit.u64(0xabcd_0000L + type);
      }
      if (type == 2 || type == 6) {
        unit.u32(0x18);
      }
      info.sized(4, unit.uleb(1));
    }
    var abbreviations = Bytes.little().uleb(1, 0x11).u8(0).uleb(0, 0, 0);

    var units = of(info, abbreviations).units();

    assertThat(units.stream().map(unit -> unit.header().type().toString()).toList())
        .containsExactly(
            "compile", "type", "partial", "skeleton", "split_compile", "split_type", "0x7");
    assertThat(units.stream().map(unit -> unit.header().identity() & 0xffff).toList())
        .containsExactly(0L, 2L, 0L, 4L, 5L, 6L, 0L);
    assertThat(units.get(1).type().tag()).isEqualTo(Tag.COMPILE_UNIT);
    assertThat(units.get(5).root().tag()).isEqualTo(Tag.COMPILE_UNIT);
    // A type of unit from later versions: its length is known, its entries are not.
    assertThat(units.get(6).header().isKnown()).isFalse();
    assertThatThrownBy(() -> units.get(6).root()).isInstanceOf(MalformedObjectException.class);
  }

  @Test
  void aUnitOfALaterVersionIsPassedOver() {
    var info =
        Bytes.little()
            .sized(4, Bytes.little().u16(6).u32(0x1234))
            .add(unit(Bytes.little().uleb(1)));

    var units = of(info, Bytes.little().uleb(1, 0x11).u8(0).uleb(0, 0, 0)).units();

    assertThat(units.get(0).header().isKnown()).isFalse();
    assertThat(units.get(1).root().tag()).isEqualTo(Tag.COMPILE_UNIT);
  }

  @Test
  void aTypeIsFoundByItsSignature() {
    var abbreviations =
        Bytes.little()
            .uleb(1, 0x41)
            .u8(1)
            .uleb(0, 0)
            .uleb(2, 0x13)
            .u8(0)
            .uleb(0x03, 0x08, 0, 0)
            .uleb(3, 0x0d)
            .u8(0)
            .uleb(0x49, 0x20, 0, 0)
            .uleb(0);
    var types =
        Bytes.little()
            .sized(
                4,
                Bytes.little()
                    .u16(4)
                    .u32(0)
                    .u8(8)
                    .u64(0x1122334455667788L)
                    .u32(24)
                    .uleb(1)
                    .uleb(2)
                    .text("T")
                    .u8(0));
    var info = unit(Bytes.little().uleb(3).u64(0x1122334455667788L));

    var found =
        DebugInfo.of(
                DwarfSample.of(
                    Map.of(
                        ".debug_info",
                        info,
                        ".debug_types",
                        types,
                        ".debug_abbrev",
                        abbreviations)))
            .units()
            .getFirst()
            .root()
            .reference(AttributeName.TYPE);

    assertThat(found.flatMap(Die::name)).contains("T");
  }

  @Test
  void depthIsNoMatterOfRecursion() {
    var abbreviations =
        Bytes.little().uleb(1, 0x0b).u8(1).uleb(0, 0).uleb(2, 0x34).u8(0).uleb(0, 0).uleb(0);
    var entries = Bytes.little();
    var depth = 200_000;
    for (var i = 0; i < depth; i++) {
      entries.u8(1);
    }
    entries.u8(2);

    var unit = of(unit(entries), abbreviations).units().getFirst();

    var deepest = 0;
    for (var walk = unit.walk(); walk.next(); ) {
      deepest = walk.depth();
    }
    assertThat(deepest).isEqualTo(depth);
    assertThat(unit.root().children()).hasSize(1);
    assertThat(unit.die(11 + depth).parent().map(Die::offset)).contains(11L + depth - 1);
  }

  @Test
  void childrenArePassedOverWithAndWithoutSiblings() {
    var abbreviations =
        Bytes.little()
            .uleb(1, 0x11)
            .u8(1)
            .uleb(0, 0)
            .uleb(2, 0x13)
            .u8(1)
            .uleb(0x01, 0x13, 0, 0)
            .uleb(3, 0x17)
            .u8(1)
            .uleb(0, 0)
            .uleb(4, 0x0d)
            .u8(0)
            .uleb(0, 0)
            .uleb(0);
    // The sibling lies about nothing: it is just behind the children.
    var entries = Bytes.little().u8(1).u8(2).u32(20).u8(4).u8(0).u8(99).u8(3, 3, 4, 0, 4, 0).u8(4);
    // Offset 11: unit; 12: structure, sibling 20 jumps over what cannot be read; 20: union.
    entries.u8(0);

    var children =
        of(unit(entries), abbreviations).units().getFirst().root().children().stream()
            .map(die -> die.tag().toString())
            .toList();

    assertThat(children).containsExactly("structure_type", "union_type", "member");
  }

  @Test
  void aSiblingThatLeadsBackIsRefused() {
    var abbreviations =
        Bytes.little()
            .uleb(1, 0x11)
            .u8(1)
            .uleb(0, 0)
            .uleb(2, 0x13)
            .u8(1)
            .uleb(0x01, 0x13, 0, 0)
            .uleb(0);

    var root =
        of(unit(Bytes.little().u8(1).u8(2).u32(12).u8(0, 0)), abbreviations)
            .units()
            .getFirst()
            .root();

    assertThatThrownBy(root::children)
        .isInstanceOf(MalformedObjectException.class)
        .hasMessageContaining("0xc: an entry whose sibling does not follow it");
  }

  @Test
  void originsThatFormALoopAreRefused() {
    var abbreviations = Bytes.little().uleb(1, 0x2e).u8(0).uleb(0x31, 0x13, 0, 0).uleb(0);

    var root = of(unit(Bytes.little().u8(1).u32(11)), abbreviations).units().getFirst().root();

    assertThatThrownBy(root::origins)
        .isInstanceOf(MalformedObjectException.class)
        .hasMessageContaining("loop");
  }

  @Test
  void tablesOfAbbreviationsThatOverlapAreRefused() {
    var abbreviations = Bytes.little().uleb(1, 0x11).u8(0).uleb(0, 0);
    for (var i = 0; i < 3000; i++) {
      abbreviations.uleb(2 + i, 0x11).u8(0).uleb(0, 0);
    }
    abbreviations.uleb(0);
    var info = Bytes.little();
    for (var i = 0; i < 1000; i++) {
      info.sized(4, Bytes.little().u16(4).u32(5L * i).u8(8).u8(1));
    }
    var units = of(info, abbreviations).units();

    assertThatThrownBy(() -> units.forEach(Unit::root))
        .isInstanceOf(MalformedObjectException.class);
  }

  @Test
  void aPlaceOutsideOfUnitsHasNoEntry() {
    var info = of(unit(Bytes.little().u8(1)), Bytes.little().uleb(1, 0x11).u8(0).uleb(0, 0, 0));

    assertThat(info.die(11).tag()).isEqualTo(Tag.COMPILE_UNIT);
    assertThatThrownBy(() -> info.die(10)).isInstanceOf(MalformedObjectException.class);
    assertThatThrownBy(() -> info.die(12)).isInstanceOf(MalformedObjectException.class);
    assertThatThrownBy(() -> info.die(-1)).isInstanceOf(MalformedObjectException.class);
  }
}
