package dev.spoor.objects.dwarf.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.Bytes;
import dev.spoor.objects.dwarf.DebugInfo;
import dev.spoor.objects.dwarf.DwarfSample;
import dev.spoor.objects.elf.FileAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SourceLocationsTest {
  private static SourceLocations of(List<?> form) {
    return SourceLocations.of(DebugInfo.of(DwarfSample.of(form)));
  }

  private static List<String> frames(SourceLocations locations, long address) {
    return locations.at(FileAddress.of(address)).stream()
        .map(frame ->
            frame.function().map(Function::name).orElse("?")
                + frame.line().map(line -> " " + line + ":" + line.column()).orElse("")
                + (frame.isInlined() ? " inlined" : ""))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("dev.spoor.objects.dwarf.DwarfSample#forms")
  void anAddressHasTheFramesOfTheCallsInlinedThere(List<Object> form) {
    var locations = of(form);

    assertThat(frames(locations, 0x1000)).containsExactly("ns::C::m /src/a.cc:6:0");
    assertThat(frames(locations, 0x1018))
        .containsExactly("inlined /src/lib/b.h:6:9 inlined", "ns::C::m /src/a.cc:7:3");
    assertThat(frames(locations, 0x103f))
        .containsExactly("inlined /src/lib/b.h:4:9 inlined", "ns::C::m /src/a.cc:7:3");
    assertThat(frames(locations, 0x1040)).containsExactly("ns::C::m /src/lib/b.h:4:9");
    assertThat(frames(locations, 0x1100)).containsExactly("plain /src/a.cc:10:9");
    assertThat(frames(locations, 0x1180)).isEmpty();
    assertThat(frames(locations, 0xfff)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.spoor.objects.dwarf.DwarfSample#forms")
  void withoutTheTableOfAddressesTheUnitsAreAsked(List<Object> form) {
    var sections = new HashMap<>(DwarfSample.sections(form));
    sections.remove(".debug_aranges");

    var locations = SourceLocations.of(DebugInfo.of(DwarfSample.of(sections)));

    assertThat(frames(locations, 0x1100)).containsExactly("plain /src/a.cc:10:9");
  }

  @ParameterizedTest
  @MethodSource("dev.spoor.objects.dwarf.DwarfSample#forms")
  void functionsAreFoundByEachOfTheirNames(List<Object> form) {
    var locations = of(form);

    for (var name : List.of("m", "C::m", "ns::C::m", "::ns::C::m", "_ZN2ns1C1mEv")) {
      assertThat(locations.functions(name).stream().map(Function::entry).toList())
          .as(name)
          .containsExactly(java.util.Optional.of(FileAddress.of(0x1000)));
    }
    assertThat(locations.functions("m").getFirst().linkageName()).contains("_ZN2ns1C1mEv");
    assertThat(locations.functions("plain")).hasSize(1);
    // It has no code of its own.
    assertThat(locations.functions("inlined")).isEmpty();
    assertThat(locations.functions("::m")).isEmpty();
    assertThat(locations.functions("")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.spoor.objects.dwarf.DwarfSample#forms")
  void typesAreFoundByName(List<Object> form) {
    var locations = of(form);

    assertThat(locations.types("C").stream().map(Declaration::name)).containsExactly("ns::C");
    assertThat(locations.types("::C")).isEmpty();
    assertThat(locations.types("m")).isEmpty();
    assertThat(locations.functions("C")).isEmpty();
    assertThat(locations.variables("C")).isEmpty();
  }

  @Test
  void scopesThatAreInThemselvesAreRefused() {
    var abbreviations =
        Bytes.little()
            .uleb(1, 0x11)
            .u8(1)
            .uleb(0, 0)
            // A block that is completed by one below it, which has a function.
            .uleb(2, 0x0b)
            .u8(1)
            .uleb(0x47, 0x13, 0, 0)
            .uleb(3, 0x0b)
            .u8(1)
            .uleb(0, 0)
            .uleb(4, 0x2e)
            .u8(0)
            .uleb(0x03, 0x08, 0, 0)
            .uleb(0);
    var entries = Bytes.little().u8(1).u8(2).u32(17).u8(3).u8(4).text("f").u8(0, 0, 0);
    var unit = Bytes.little().u16(4).u32(0).u8(8).add(entries);
    var info =
        DebugInfo.of(
            DwarfSample.of(
                Map.of(
                    ".debug_info", Bytes.little().sized(4, unit), ".debug_abbrev", abbreviations)));

    var function = info.die(18);

    assertThat(function.name()).contains("f");
    assertThatThrownBy(() -> Function.of(function))
        .isInstanceOf(MalformedObjectException.class)
        .hasMessageContaining("more than 1000 scopes");
  }

  @ParameterizedTest
  @MethodSource("dev.spoor.objects.dwarf.DwarfSample#forms")
  void linesAreFoundByTheEndOfThePath(List<Object> form) {
    var locations = of(form);

    for (var file : List.of("b.h", "lib/b.h", "/src/lib/b.h")) {
      assertThat(locations.places(file, 6).stream().map(LinePlace::address).toList())
          .as(file)
          .containsExactly(FileAddress.of(0x1010));
    }
    assertThat(locations.places("a.cc", 10)).hasSize(1);
    assertThat(locations.places(".cc", 10)).isEmpty();
    assertThat(locations.places("a.cc", 11)).isEmpty();
  }
}
