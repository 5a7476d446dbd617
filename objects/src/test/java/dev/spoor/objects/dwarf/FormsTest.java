package dev.spoor.objects.dwarf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spoor.machine.ByteString;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.FileAddress;
import java.util.HashMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Each form of an attribute, between two others, so that its length is tested as well.
class FormsTest {
  private static final AttributeName ASKED = AttributeName.CONST_VALUE;

  private static Die die(Encoding encoding, long form, Bytes value) {
    return die(encoding, form, value, RelatedFiles.none());
  }

  private static Die die(Encoding encoding, long form, Bytes value, RelatedFiles related) {
    var sections = new HashMap<String, Bytes>();
    var abbreviations = Bytes.little().uleb(1, 0x11).u8(0);
    abbreviations.uleb(0x72, 0x17, 0x73, 0x17, 0x1c, form);
    if (form == Form.IMPLICIT_CONST) {
      abbreviations.sleb(-5);
    }
    sections.put(".debug_abbrev", abbreviations.uleb(0x03, 0x08, 0, 0, 0));
    var width = encoding.offsetBytes();
    var unit = Bytes.little().u16(encoding.version());
    if (encoding.version() >= 5) {
      unit.u8(1, encoding.addressBytes()).number(width, 0);
    } else {
      unit.number(width, 0).u8(encoding.addressBytes());
    }
    unit.uleb(1).number(width, 4).number(width, 8).add(value).text("end");
    sections.put(".debug_info", Bytes.little().sized(width, unit));
    sections.put(".debug_str", Bytes.little().text("zero").text("five"));
    sections.put(".debug_line_str", Bytes.little().text("").text("line"));
    var offsets = Bytes.little().u32(0);
    offsets.number(width, 0).number(width, 5);
    sections.put(".debug_str_offsets", offsets);
    sections.put(
        ".debug_addr",
        Bytes.little()
            .u64(0)
            .number(encoding.addressBytes(), 0x1111)
            .number(encoding.addressBytes(), 0x2222));
    var root = DebugInfo.of(DwarfSample.of(sections), related).units().getFirst().root();
    // With offsets that are relative to a base, 4 and 8 behind the headers above.
    assertThat(root.name()).contains("end");
    return root;
  }

  private static AttributeValue value(long form, Bytes value) {
    var short5 = die(new Encoding(5, 4, 8), form, value).value(ASKED).orElseThrow();
    return short5;
  }

  private static Bytes bytes() {
    return Bytes.little();
  }

  private static AttributeValue number(long value, int width) {
    return new AttributeValue.Constant(value, width);
  }

  private static AttributeValue text(String text) {
    return new AttributeValue.Text(text);
  }

  private static AttributeValue address(long address) {
    return new AttributeValue.Address(FileAddress.of(address));
  }

  @Test
  void numbersKeepTheirWidth() {
    assertThat(value(Form.DATA1, bytes().u8(0xfe))).isEqualTo(number(0xfe, 1));
    assertThat(value(Form.DATA2, bytes().u16(0xfffe))).isEqualTo(number(0xfffe, 2));
    assertThat(value(Form.DATA4, bytes().u32(-2))).isEqualTo(number(0xffff_fffeL, 4));
    assertThat(value(Form.DATA8, bytes().u64(-2))).isEqualTo(number(-2, 8));
    assertThat(value(Form.UDATA, bytes().uleb(300))).isEqualTo(number(300, 0));
    assertThat(value(Form.SDATA, bytes().sleb(-300))).isEqualTo(number(-300, 0));
    assertThat(value(Form.IMPLICIT_CONST, bytes())).isEqualTo(number(-5, 0));
    assertThat(value(Form.DATA16, bytes().u64(1).u64(2)))
        .isEqualTo(new AttributeValue.WideConstant(ByteString.of(bytes().u64(1).u64(2).toArray())));
    assertThat(die(new Encoding(5, 4, 8), Form.DATA1, bytes().u8(0xfe)).signed(ASKED))
        .contains(-2L);
    assertThat(die(new Encoding(5, 4, 8), Form.DATA1, bytes().u8(0xfe)).unsigned(ASKED))
        .contains(0xfeL);
  }

  @Test
  void stringsAreFound() {
    assertThat(value(Form.STRING, bytes().text("here"))).isEqualTo(text("here"));
    assertThat(value(Form.STRP, bytes().u32(5))).isEqualTo(text("five"));
    assertThat(value(Form.LINE_STRP, bytes().u32(1))).isEqualTo(text("line"));
    assertThat(value(Form.STRX, bytes().uleb(1))).isEqualTo(text("five"));
    assertThat(value(Form.STRX1, bytes().u8(1))).isEqualTo(text("five"));
    assertThat(value(Form.STRX2, bytes().u16(1))).isEqualTo(text("five"));
    assertThat(value(Form.STRX3, bytes().number(3, 0))).isEqualTo(text("zero"));
    assertThat(value(Form.STRX4, bytes().u32(1))).isEqualTo(text("five"));
    assertThat(value(Form.GNU_STR_INDEX, bytes().uleb(1))).isEqualTo(text("five"));
  }

  @Test
  void offsetsHaveTheWidthOfTheFormat() {
    var format64 = new Encoding(5, 8, 8);

    assertThat(die(format64, Form.STRP, bytes().u64(5)).value(ASKED)).contains(text("five"));
    assertThat(die(format64, Form.STRX, bytes().uleb(1)).value(ASKED)).contains(text("five"));
    assertThat(die(format64, Form.SEC_OFFSET, bytes().u64(1L << 40)).value(ASKED))
        .contains(new AttributeValue.SectionOffset(1L << 40));
    assertThat(die(format64, Form.REF_ADDR, bytes().u64(1L << 40)).value(ASKED))
        .contains(new AttributeValue.GlobalReference(1L << 40));
  }

  @Test
  void aReferenceOfVersion2HasTheWidthOfAnAddress() {
    assertThat(die(new Encoding(2, 4, 8), Form.REF_ADDR, bytes().u64(77)).value(ASKED))
        .contains(new AttributeValue.GlobalReference(77));
    assertThat(die(new Encoding(3, 4, 8), Form.REF_ADDR, bytes().u32(77)).value(ASKED))
        .contains(new AttributeValue.GlobalReference(77));
  }

  @Test
  void addressesAreFoundByIndex() {
    assertThat(value(Form.ADDR, bytes().u64(-1))).isEqualTo(address(-1));
    assertThat(value(Form.ADDRX, bytes().uleb(1))).isEqualTo(address(0x2222));
    assertThat(value(Form.ADDRX1, bytes().u8(0))).isEqualTo(address(0x1111));
    assertThat(value(Form.ADDRX2, bytes().u16(1))).isEqualTo(address(0x2222));
    assertThat(value(Form.ADDRX3, bytes().number(3, 1))).isEqualTo(address(0x2222));
    assertThat(value(Form.ADDRX4, bytes().u32(1))).isEqualTo(address(0x2222));
    assertThat(value(Form.GNU_ADDR_INDEX, bytes().uleb(1))).isEqualTo(address(0x2222));
    assertThat(die(new Encoding(5, 4, 4), Form.ADDRX, bytes().uleb(1)).value(ASKED))
        .contains(address(0x2222));
  }

  @Test
  void anIndexBehindTheTableIsRefused() {
    var die = die(new Encoding(5, 4, 8), Form.ADDRX, bytes().uleb(2));
    var huge = die(new Encoding(5, 4, 8), Form.STRX, bytes().uleb(-1));

    assertThatThrownBy(() -> die.value(ASKED))
        .isInstanceOf(MalformedObjectException.class)
        .hasMessageContaining(".debug_addr");
    assertThatThrownBy(() -> huge.value(ASKED))
        .isInstanceOf(MalformedObjectException.class)
        .hasMessageContaining("no entry 18446744073709551615");
  }

  @Test
  void blocksHaveTheirBytes() {
    for (var form : new int[] {Form.BLOCK1, Form.BLOCK, Form.EXPRLOC}) {
      var die = die(new Encoding(5, 4, 8), form, bytes().u8(2, 0x10, 0x11));
      assertThat(die.expression(ASKED).orElseThrow().u16(0)).isEqualTo(0x1110);
      assertThat(die.expression(ASKED).orElseThrow().sizeBytes()).isEqualTo(2);
    }
    assertThat(value(Form.BLOCK2, bytes().u16(1).u8(7))).isInstanceOf(AttributeValue.Bytes.class);
    assertThat(value(Form.BLOCK4, bytes().u32(1).u8(7))).isInstanceOf(AttributeValue.Bytes.class);
    assertThat(value(Form.EXPRLOC, bytes().u8(1, 7))).isInstanceOf(AttributeValue.Expression.class);
  }

  @Test
  void referencesSayWhatTheyAreRelativeTo() {
    assertThat(value(Form.REF1, bytes().u8(12))).isEqualTo(local(12));
    assertThat(value(Form.REF2, bytes().u16(12))).isEqualTo(local(12));
    assertThat(value(Form.REF4, bytes().u32(12))).isEqualTo(local(12));
    assertThat(value(Form.REF8, bytes().u64(12))).isEqualTo(local(12));
    assertThat(value(Form.REF_UDATA, bytes().uleb(12))).isEqualTo(local(12));
    assertThat(value(Form.REF_SIG8, bytes().u64(99)))
        .isEqualTo(new AttributeValue.TypeReference(99));
    assertThat(value(Form.REF_SUP4, bytes().u32(9)))
        .isEqualTo(new AttributeValue.SupplementaryReference(9));
    assertThat(value(Form.REF_SUP8, bytes().u64(9)))
        .isEqualTo(new AttributeValue.SupplementaryReference(9));
    assertThat(value(Form.GNU_REF_ALT, bytes().u32(9)))
        .isEqualTo(new AttributeValue.SupplementaryReference(9));
  }

  private static AttributeValue local(long offset) {
    return new AttributeValue.LocalReference(offset);
  }

  @Test
  void flagsAndIndicesOfLists() {
    assertThat(value(Form.FLAG, bytes().u8(0))).isEqualTo(new AttributeValue.Flag(false));
    assertThat(value(Form.FLAG, bytes().u8(1))).isEqualTo(new AttributeValue.Flag(true));
    assertThat(value(Form.FLAG_PRESENT, bytes())).isEqualTo(new AttributeValue.Flag(true));
    assertThat(value(Form.LOCLISTX, bytes().uleb(200)))
        .isEqualTo(new AttributeValue.ListIndex(200));
    assertThat(value(Form.RNGLISTX, bytes().uleb(200)))
        .isEqualTo(new AttributeValue.ListIndex(200));
  }

  @Test
  void anIndirectFormIsThatOfTheValue() {
    assertThat(value(Form.INDIRECT, bytes().uleb(Form.DATA2).u16(7))).isEqualTo(number(7, 2));
    assertThat(value(Form.INDIRECT, bytes().uleb(Form.STRING).text("s"))).isEqualTo(text("s"));
    assertThatThrownBy(() -> value(Form.INDIRECT, bytes().uleb(Form.INDIRECT, Form.DATA1, 1)))
        .isInstanceOf(MalformedObjectException.class);
    assertThatThrownBy(() -> value(Form.INDIRECT, bytes().uleb(Form.IMPLICIT_CONST)))
        .isInstanceOf(MalformedObjectException.class);
  }

  @Test
  void aFormThatIsNotKnownIsNamed() {
    assertThatThrownBy(() -> value(0x1234, bytes()))
        .isInstanceOf(MalformedObjectException.class)
        .hasMessageContaining("0x1234");
  }

  @Test
  void whatIsSharedIsFoundInTheOtherFile() {
    var shared =
        DwarfSample.of(
            java.util.Map.of(
                ".debug_str",
                bytes().text("ab").text("shared"),
                ".debug_info",
                bytes().sized(4, bytes().u16(4).u32(0).u8(8).u8(1)),
                ".debug_abbrev",
                bytes().uleb(1, 0x3c).u8(0).uleb(0, 0, 0)));
    var related =
        new RelatedFiles() {
          @Override
          public Optional<DwarfSections> supplementary() {
            return Optional.of(shared);
          }

          @Override
          public Optional<DwarfSections> split(String name, String directory, long identity) {
            return Optional.empty();
          }
        };
    var encoding = new Encoding(5, 4, 8);

    assertThat(die(encoding, Form.STRP_SUP, bytes().u32(3), related).value(ASKED))
        .contains(text("shared"));
    assertThat(die(encoding, Form.GNU_STRP_ALT, bytes().u32(3), related).value(ASKED))
        .contains(text("shared"));
    assertThat(
            die(encoding, Form.GNU_REF_ALT, bytes().u32(11), related)
                .reference(ASKED)
                .map(Die::tag))
        .contains(Tag.PARTIAL_UNIT);
    assertThat(die(encoding, Form.GNU_REF_ALT, bytes().u32(11)).reference(ASKED)).isEmpty();
  }
}
