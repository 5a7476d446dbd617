package dev.spoor.objects.dwarf.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.Bytes;
import dev.spoor.objects.dwarf.DebugInfo;
import dev.spoor.objects.dwarf.DwarfSample;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacrosTest {
  private static final int MACROS = 0x79;
  private static final int GNU_MACROS = 0x2119;
  private static final int MACRO_INFO = 0x43;
  private static final int SEC_OFFSET = 0x17;

  /// One unit of DWARF 5 with an attribute that has the value `place`.
  private static Map<String, Bytes> sections(int attribute, long place, Bytes macros) {
    var abbreviations =
        Bytes.little()
            .uleb(1, 0x11)
            .u8(0)
            .uleb(attribute, SEC_OFFSET, 0x72, SEC_OFFSET, 0, 0)
            .uleb(0);
    var unit = Bytes.little().u16(5).u8(1, 8).u32(0).uleb(1).u32(place).u32(8);
    var all = new LinkedHashMap<String, Bytes>();
    all.put(".debug_abbrev", abbreviations);
    all.put(".debug_info", Bytes.little().sized(4, unit));
    all.put(".debug_str", Bytes.little().text("").text("TWO 2").text("MAX(a,b) a > b ? a : b"));
    all.put(".debug_str_offsets", Bytes.little().u32(8).u16(5).u16(0).u32(1).u32(7));
    all.put(attribute == MACRO_INFO ? ".debug_macinfo" : ".debug_macro", macros);
    return all;
  }

  private static Macros macros(Map<String, Bytes> sections) {
    var unit = DebugInfo.of(DwarfSample.of(sections)).units().getFirst();
    return Macros.of(unit).orElseThrow();
  }

  private static List<String> texts(Macros macros) {
    return macros.entries().stream().map(MacroEntry::toString).toList();
  }

  private static MacroEntry defined(int line, String text) {
    return new MacroEntry.Defined(line, Macro.parse(text));
  }

  @Test
  void everyKindOfEntryIsRead() {
    var part = Bytes.little().u16(5).u8(0);
    part.u8(1).uleb(0).text("ONE 1").u8(3).uleb(0, 1).u8(5).uleb(3).u32(1);
    part.u8(2).uleb(4).text("ONE").u8(11).uleb(5, 1).u8(12).uleb(6, 0).u8(6).uleb(7).u32(1);
    part.u8(4).u8(0);

    var read = macros(sections(MACROS, 0, part)).entries();

    assertThat(read)
        .containsExactly(
            defined(0, "ONE 1"),
            new MacroEntry.FileStart(0, 1),
            defined(3, "TWO 2"),
            new MacroEntry.Undefined(4, "ONE"),
            defined(5, "MAX(a,b) a > b ? a : b"),
            new MacroEntry.Undefined(6, "TWO"),
            new MacroEntry.Undefined(7, "TWO"),
            new MacroEntry.FileEnd());
  }

  @Test
  void importedPartsAreReadInTheirPlace() {
    var part = Bytes.little().u16(4).u8(1).u8(1).uleb(1).text("A").u8(7).u64(26);
    part.u8(1).uleb(3).text("C").u8(0);
    while (part.size() < 26) {
      part.u8(0);
    }
    part.u16(4).u8(0).u8(1).uleb(2).text("B").u8(0);

    assertThat(macros(sections(GNU_MACROS, 0, part)).entries())
        .containsExactly(defined(1, "A"), defined(2, "B"), defined(3, "C"));
  }

  @Test
  void theOldSectionHasNoHeaders() {
    var part = Bytes.little().u8(0xee).u8(1).uleb(1).text("A 1").u8(0xff).uleb(1).text("x");
    part.u8(3).uleb(2, 5).u8(2).uleb(300).text("A").u8(4).u8(0);

    assertThat(texts(macros(sections(MACRO_INFO, 1, part))))
        .containsExactly(
            "Defined[line=1, macro=A 1]",
            "FileStart[line=2, file=5]",
            "Undefined[line=300, name=A]",
            "FileEnd[]");
  }

  @Test
  void opcodesOfOthersArePassedOver() {
    var part = Bytes.little().u16(5).u8(6).u32(0).u8(1).u8(0xe0).uleb(2).u8(0x08, 0x0f);
    part.u8(0xe0).text("text").uleb(500).u8(1).uleb(1).text("A").u8(0);

    assertThat(macros(sections(MACROS, 0, part)).entries()).containsExactly(defined(1, "A"));
  }

  @Test
  void macrosAreTakenApart() {
    assertThat(Macro.parse("A")).isEqualTo(new Macro("A", Optional.empty(), ""));
    assertThat(Macro.parse("A (1)")).isEqualTo(new Macro("A", Optional.empty(), "(1)"));
    assertThat(Macro.parse("F() x")).isEqualTo(new Macro("F", Optional.of(List.of()), "x"));
    assertThat(Macro.parse("F(a,...) a"))
        .isEqualTo(new Macro("F", Optional.of(List.of("a", "...")), "a"));
    assertThat(Macro.parse("F(a").name()).isEqualTo("F");
  }

  @Test
  void theLastDefinitionCounts() {
    var part = Bytes.little().u16(5).u8(0).u8(1).uleb(1).text("A 1").u8(1).uleb(2).text("AB 2");
    part.u8(1).uleb(3).text("A(x) 3").u8(1).uleb(4).text("B").u8(2).uleb(5).text("B").u8(0);
    var macros = macros(sections(MACROS, 0, part));

    assertThat(macros.definition("A")).contains(Macro.parse("A(x) 3"));
    assertThat(macros.definition("B")).isEmpty();
    assertThat(macros.definition("C")).isEmpty();
  }

  @Test
  void aPartThatImportsItselfAddsNothing() {
    var part = Bytes.little().u16(5).u8(0).u8(1).uleb(1).text("A").u8(7).u32(0);
    part.u8(1).uleb(2).text("B").u8(0);

    assertThat(macros(sections(MACROS, 0, part)).entries())
        .containsExactly(defined(1, "A"), defined(2, "B"));
  }

  @Test
  void partsThatAreDeeperThanAnyAreRefused() {
    var part = Bytes.little();
    for (var level = 1; level <= 40; level++) {
      part.u16(5).u8(0).u8(7).u32(9L * level).u8(0);
    }
    part.u16(5).u8(0).u8(0);

    assertThatThrownBy(macros(sections(MACROS, 0, part))::entries)
        .isInstanceOf(MalformedObjectException.class)
        .hasMessageContaining("deep");
  }

  @Test
  void partsThatImportTheNextTwiceDoNotBlowUp() {
    var part = Bytes.little();
    for (var level = 1; level <= 30; level++) {
      part.u16(5).u8(0).u8(7).u32(14L * level).u8(7).u32(14L * level).u8(0);
    }
    part.u16(5).u8(0).u8(0);

    assertThatThrownBy(macros(sections(MACROS, 0, part))::entries)
        .isInstanceOf(MalformedObjectException.class)
        .hasMessageContaining("too often");
  }

  @ParameterizedTest
  @ValueSource(ints = {MACROS, GNU_MACROS, MACRO_INFO})
  void whateverIsWrongEndsWithAnAnswerOrALocatedError(int attribute) {
    var part = Bytes.little();
    if (attribute != MACRO_INFO) {
      part.u16(5).u8(6).u32(0).u8(1).u8(0xe0).uleb(2).u8(0x08, 0x0f).u8(0xe0).text("t").uleb(1);
    }
    part.u8(1).uleb(0).text("ONE 1").u8(3).uleb(0, 1).u8(2).uleb(5).text("ONE").u8(4);
    if (attribute != MACRO_INFO) {
      part.u8(5).uleb(3).u32(1).u8(11).uleb(5, 1).u8(12).uleb(6, 0).u8(7).u32(0).u8(8).uleb(1);
      part.u32(1).u8(10).u32(1);
    }
    part.u8(0);
    var whole = part.toArray();
    var refused = 0;

    for (var at = 0; at < whole.length; at++) {
      refused += refused(attribute, Arrays.copyOf(whole, at));
      for (var value = 0; value < 256; value += at % 2 + 1) {
        var damaged = whole.clone();
        damaged[at] = (byte) value;
        refused += refused(attribute, damaged);
      }
    }

    assertThat(refused).isPositive();
  }

  private static int refused(int attribute, byte[] bytes) {
    var section = new Bytes(ByteOrder.LITTLE_ENDIAN);
    for (var value : bytes) {
      section.u8(value & 0xff);
    }
    var macros = macros(sections(attribute, 0, section));
    try {
      macros.entries();
      var _ = macros.definition("ONE");
      return 0;
    } catch (MalformedObjectException expected) {
      assertThat(expected.file()).startsWith(".debug_");
      return 1;
    }
  }
}
