package dev.spoor.objects.dwarf.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.FileAddress;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FrameSectionTest {
  private static final long SECTION = 0x1000;
  private static final RegisterRule RETURN = new RegisterRule.SavedAt(-8);

  static Block block(byte[] bytes) {
    return Block.of("frames", MemorySegment.ofArray(bytes), ByteOrder.LITTLE_ENDIAN);
  }

  static FrameSection ehFrame(byte[] bytes) {
    return FrameSection.ehFrame(block(bytes), new FrameBases(SECTION, 0x7000, 0x8000), 8);
  }

  private static List<UnwindRow> rows(String instructions) {
    var rows = new ArrayList<UnwindRow>();
    ehFrame(FrameBuilder.ehFrame(instructions))
        .descriptionAt(FileAddress.of(0x2000))
        .orElseThrow()
        .forEachRow(rows::add);
    return rows;
  }

  private static RegisterRule rule(String instructions, int register) {
    return rows(instructions).getLast().rule(register);
  }

  @Test
  void anAddressFindsItsDescription() {
    var section = ehFrame(FrameBuilder.ehFrame("", "41 0e10", ""));

    assertThat(section.descriptionAt(FileAddress.of(0x1fff))).isEmpty();
    assertThat(section.descriptionAt(FileAddress.of(0x2100)).orElseThrow().start())
        .isEqualTo(FileAddress.of(0x2100));
    assertThat(section.descriptionAt(FileAddress.of(0x22ff)).orElseThrow().start())
        .isEqualTo(FileAddress.of(0x2200));
    assertThat(section.descriptionAt(FileAddress.of(0x2300))).isEmpty();
  }

  @Test
  void theRowOfAnAddressIsTheLastThatBeginsBeforeIt() {
    // advance 1, offset 16, rbx at -16; advance 2, offset 8
    var description =
        ehFrame(FrameBuilder.ehFrame("41 0e10 8302 42 0e08"))
            .descriptionAt(FileAddress.of(0x2000))
            .orElseThrow();

    assertThat(description.rowAt(FileAddress.of(0x2000)).cfa())
        .isEqualTo(new CfaRule.RegisterAndOffset(7, 8));
    var row = description.rowAt(FileAddress.of(0x2002));
    assertThat(row.from()).isEqualTo(FileAddress.of(0x2001));
    assertThat(row.cfa()).isEqualTo(new CfaRule.RegisterAndOffset(7, 16));
    assertThat(row.rules()).isEqualTo(Map.of(16, RETURN, 3, new RegisterRule.SavedAt(-16)));
    assertThat(description.rowAt(FileAddress.of(0x20ff)).cfa())
        .isEqualTo(new CfaRule.RegisterAndOffset(7, 8));
  }

  @ParameterizedTest
  @CsvSource({
    "8302,             SavedAt[offset=-16]",
    "050302,           SavedAt[offset=-16]",
    "11037e,           SavedAt[offset=16]",
    "2f0302,           SavedAt[offset=16]",
    "140302,           IsCfaPlus[offset=-16]",
    "15037e,           IsCfaPlus[offset=16]",
    "090305,           InRegister[register=5]",
    "0703,             Undefined[]",
    "0803,             SameValue[]",
    "1003027708,       SavedAtComputed[expression=DW_OP_breg7 8]",
    "1603027708,       IsComputed[expression=DW_OP_breg7 8]",
    "8302c3,           Unspecified[]",
    "83020603,         Unspecified[]",
    "83020a08030b,     SavedAt[offset=-16]",
    "'',               Unspecified[]",
  })
  void rulesForARegisterAreThose(String instructions, String rule) {
    assertThat(rule(instructions, 3).toString()).isEqualTo(rule);
  }

  @ParameterizedTest
  @CsvSource({
    "0c0610,       'RegisterAndOffset[register=6, offset=16]'",
    "12067e,       'RegisterAndOffset[register=6, offset=16]'",
    "0d06,         'RegisterAndOffset[register=6, offset=8]'",
    "0e18,         'RegisterAndOffset[register=7, offset=24]'",
    "137d,         'RegisterAndOffset[register=7, offset=24]'",
    "0f027708,     Computed[expression=DW_OP_breg7 8]",
    "0a0e180b,     'RegisterAndOffset[register=7, offset=8]'",
  })
  void rulesForTheFrameAddressAreThose(String instructions, String rule) {
    assertThat(rows(instructions).getLast().cfa().toString()).isEqualTo(rule);
  }

  @Test
  void restoringGivesWhatTheCommonInstructionsSaid() {
    assertThat(rule("0710 d0", 16)).isEqualTo(RETURN);
  }

  @ParameterizedTest
  @CsvSource({"4a, 0x200a", "020a, 0x200a", "030a01, 0x210a", "040a010000, 0x210a"})
  void advancesAreThose(String instruction, String address) {
    assertThat(rows(instruction).getLast().from().toString()).isEqualTo(address);
  }

  @Test
  void aLocationCanBeSet() {
    // Relative to itself: the operand is at 0x1000 + 49.
    var at = FrameBuilder.ehFrame("01 00000000").length - 4 - 4;
    var target = 0x2040 - (SECTION + at);
    var hex = new StringBuilder("01");
    for (var i = 0; i < 4; i++) {
      java.util.HexFormat.of().toHexDigits(hex, (byte) (target >>> 8 * i));
    }

    assertThat(rows(hex.toString()).getLast().from()).isEqualTo(FileAddress.of(0x2040));
  }

  @Test
  void whatVendorsAddedIsTolerated() {
    var row = rows("2e20 2d").getLast();

    assertThat(row.argumentBytes()).isEqualTo(32);
    assertThat(row.returnAddressSigned()).isTrue();
  }

  @Test
  void aPartThatIsReplacedBehindAnExpressionIsOfWhatStoodBeforeIt() {
    var row = rows("0f01960e10").getLast();

    assertThat(row.cfa())
        .isInstanceOfSatisfying(
            CfaRule.RegisterAndOffset.class, cfa -> assertThat(cfa.offset()).isEqualTo(16));
  }

  @ParameterizedTest
  @CsvSource({"3f", "0b", "0f02", "0f0177080d06", "050080"})
  void instructionsThatMakeNoSenseAreMalformed(String instructions) {
    assertThatThrownBy(() -> rows(instructions)).isInstanceOf(MalformedObjectException.class);
  }

  @Test
  void statesAreNotRememberedWithoutEnd() {
    assertThatThrownBy(() -> rows("0a".repeat(257)))
        .isInstanceOf(MalformedObjectException.class)
        .hasMessageContaining("remembered");
  }

  @Test
  void registersOfARowAreNotWithoutEnd() {
    var many = new StringBuilder();
    for (var i = 0; i < 300; i++) {
      many.append("08%02x%02x".formatted(i & 0x7f | 0x80, i >> 7));
    }
    assertThatThrownBy(() -> rows(many.toString()))
        .isInstanceOf(MalformedObjectException.class)
        .hasMessageContaining("too many registers");
  }

  @Test
  void augmentationsAreThose() {
    var section = new FrameBuilder();
    // zPLRS: personality udata4 indirect, LSDA udata4, FDEs sdata4 data-relative
    section.entry(
        new FrameBuilder().hex("00000000 01 7a504c525300 01 78 10 07 83 44332211 03 3b 0c0708"));
    var idAt = section.size() + 4;
    section.entry(
        new FrameBuilder().number(idAt, 4).number(0x10, 4).number(0x20, 4).hex("04 78563412"));

    var found = ehFrame(section.bytes()).descriptionAt(FileAddress.of(0x8010)).orElseThrow();

    assertThat(found.common().isSignalFrame()).isTrue();
    assertThat(found.common().personality()).contains(new EncodedPointer(0x11223344, true));
    assertThat(found.lsda()).contains(new EncodedPointer(0x12345678, false));
    assertThat(found.start()).isEqualTo(FileAddress.of(0x8010));
    assertThat(found.lengthBytes()).isEqualTo(0x20);
  }

  @Test
  void anAugmentationThatIsNotKnownIsPassedOverIfItsLengthIsKnown() {
    var known = new FrameBuilder();
    known.entry(new FrameBuilder().hex("00000000 01 7a52587800 01 78 10 03 03 ffff 0c0708"));
    known.entry(new FrameBuilder().number(known.size() + 4, 4).hex("00200000 10000000 00"));
    var unknown = new FrameBuilder();
    unknown.entry(new FrameBuilder().hex("00000000 01 787900 01 78 10 0c0708"));
    unknown.entry(new FrameBuilder().number(unknown.size() + 4, 4).hex("00200000 10000000 00"));

    assertThat(ehFrame(known.bytes()).descriptionAt(FileAddress.of(0x2000))).isPresent();
    assertThatThrownBy(() -> ehFrame(unknown.bytes()).descriptionAt(FileAddress.of(0x2000)))
        .isInstanceOf(MalformedObjectException.class)
        .hasMessageContaining("augmentation \"xy\"");
  }

  @ParameterizedTest
  @CsvSource({
    "00, 8, 0x2000, 0x2000", // absolute
    "01, 2, 0x20c0, 0x2040", // uleb128 c0 40... as bytes
    "02, 2, 0x2000, 0x2000",
    "03, 4, 0x2000, 0x2000",
    "04, 8, 0x2000, 0x2000",
    "0a, 2, 0xf000, 0xfffffffffffff000",
    "0b, 4, 0xfffff000, 0xfffffffffffff000",
    "23, 4, 0x10, 0x7010", // relative to text
    "33, 4, 0x10, 0x8010", // relative to data
    "50, 8, 0x2000, 0x2000", // aligned
  })
  void pointersAreThose(String encoding, int width, String stated, String expected) {
    // At offset 8, which is aligned already; for uleb128 the two bytes c0 20 make 0x1040.
    var bytes = new FrameBuilder().number(0, 8).number(Long.decode(stated), width).bytes();
    var pointer =
        new PointerEncoding(Integer.parseInt(encoding, 16))
            .read(block(bytes).cursor(8), new FrameBases(SECTION, 0x7000, 0x8000), 8, 0);

    var wanted =
        encoding.equals("01") ? 0x1040L : Long.parseUnsignedLong(expected.substring(2), 16);
    assertThat(pointer).isEqualTo(new EncodedPointer(wanted, false));
  }

  @Test
  void addressesOf32BitsWrapAround() {
    var bytes = new FrameBuilder().number(0xffff_fff0L, 4).bytes();

    var pointer =
        new PointerEncoding(0x1b).read(block(bytes).cursor(0), FrameBases.of(0x1000), 4, 0);

    assertThat(pointer.value()).isEqualTo(0xff0);
  }

  @ParameterizedTest
  @CsvSource({"1, 10", "3, 10", "4, 080010"})
  void versionsOfDebugFrameAreThose(int version, String fields) {
    for (var isLong : new boolean[] {false, true}) {
      var idBytes = isLong ? 8 : 4;
      var common = new FrameBuilder().number(-1, idBytes).number(version, 1).hex("00");
      if (version == 4) {
        common.hex("0800");
      }
      common.hex("01 78 10 0c0708 9001");
      var code = new FrameBuilder().number(0, idBytes).number(0x5000, 8).number(0x40, 8);
      code.hex("44 0e10");
      var section = new FrameBuilder();
      if (isLong) {
        section.longEntry(common).longEntry(code);
      } else {
        section.entry(common).entry(code);
      }

      var found =
          FrameSection.debugFrame(block(section.bytes()), 8)
              .descriptionAt(FileAddress.of(0x503f))
              .orElseThrow();

      assertThat(found.common().version()).isEqualTo(version);
      assertThat(found.rowAt(FileAddress.of(0x5004)).cfa())
          .isEqualTo(new CfaRule.RegisterAndOffset(7, 16));
    }
    assertThat(fields).isNotEmpty();
  }

  @Test
  void theHeadersTableIsSearched() {
    var frames = FrameBuilder.ehFrame("", "", "");
    var header = new FrameBuilder().hex("01 1b 03 3b");
    header.number(SECTION - (0x9000 + 4), 4).number(2, 4);
    // Only two of the three are in it, so that it is seen to be used.
    for (var i : new int[] {0, 2}) {
      header.number(0x2000 + 0x100 * i - 0x9000, 4).number(SECTION + offset(frames, i) - 0x9000, 4);
    }
    var section = ehFrame(frames).searchedBy(block(header.bytes()), 0x9000);

    assertThat(section.descriptionAt(FileAddress.of(0x20ff))).isPresent();
    assertThat(section.descriptionAt(FileAddress.of(0x2100))).isEmpty();
    assertThat(section.descriptionAt(FileAddress.of(0x2210))).isPresent();
    assertThat(section.descriptionAt(FileAddress.of(0x1fff))).isEmpty();
  }

  private static long offset(byte[] frames, int index) {
    var offsets = new ArrayList<Long>();
    ehFrame(frames).forEach(each -> offsets.add(each.offset()));
    return offsets.get(index);
  }

  @Test
  void aHeaderOfAnotherSectionIsNotUsed() {
    var header = new FrameBuilder().hex("01 03 03 3b").number(0x4444, 4).number(0, 4);

    var section = ehFrame(FrameBuilder.ehFrame("")).searchedBy(block(header.bytes()), 0x9000);

    assertThat(section.descriptionAt(FileAddress.of(0x2000))).isPresent();
  }

  @Test
  void aTableLargerThanItsHeaderIsMalformed() {
    var header = new FrameBuilder().hex("01 1b 03 3b").number(0, 4).number(-1, 4);

    assertThatThrownBy(() -> ehFrame(new byte[0]).searchedBy(block(header.bytes()), 0x9000))
        .isInstanceOf(MalformedObjectException.class);
  }
}
