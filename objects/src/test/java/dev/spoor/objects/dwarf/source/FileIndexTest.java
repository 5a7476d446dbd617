package dev.spoor.objects.dwarf.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.ByteString;
import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.dwarf.DebugInfo;
import dev.spoor.objects.dwarf.DwarfSample;
import dev.spoor.objects.dwarf.DwarfSections;
import dev.spoor.objects.elf.FileAddress;
import dev.spoor.objects.kept.KeptFile;
import dev.spoor.objects.kept.KeptFiles;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The index that is kept from run to run.
class FileIndexTest {
  private static final ByteString BUILD = ByteString.of("0123456789abcdefghij");
  private static final int HEADER_BYTES = 104;
  private static final int FINGERPRINT = 24;

  @TempDir Path directory;

  private KeptFiles files() {
    return KeptFiles.in(directory, 1 << 20);
  }

  /// Everything that can be asked, as text.
  private static List<String> answers(DwarfSections sections, KeptFile kept) {
    var locations = SourceLocations.of(DebugInfo.of(sections), kept);
    var found = new ArrayList<String>();
    for (var name : List.of("m", "C::m", "ns::C::m", "_ZN2ns1C1mEv", "plain", "none")) {
      locations
          .functions(name)
          .forEach(function -> found.add(name + " " + function.name() + function.entry()));
    }
    locations.types("C").forEach(type -> found.add(type.name() + type.die()));
    found.add("first " + locations.firstEntry("ns::C", die -> UnitNames.isType(die.tag())));
    for (var address = DwarfSample.LOW - 1; address <= DwarfSample.HIGH; address++) {
      for (var frame : locations.at(FileAddress.of(address))) {
        found.add(address + " " + frame.function().map(Function::name) + frame.line());
      }
    }
    return found;
  }

  private List<String> answersOfKept(DwarfSections sections) {
    try (var kept = files().of(BUILD)) {
      return answers(sections, kept);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.spoor.objects.dwarf.DwarfSample#forms")
  void theKeptIndexAnswersAsTheUnitsDo(List<Object> form) {
    var expected = answers(DwarfSample.of(form), KeptFile.nothing());

    var first = answersOfKept(DwarfSample.of(form));
    var second = answersOfKept(DwarfSample.of(form));

    assertThat(expected).hasSizeGreaterThan(300);
    assertThat(first).isEqualTo(expected);
    assertThat(second).isEqualTo(expected);
    assertThat(files().entries()).hasSize(1);
  }

  @Test
  void otherSectionsUnderTheSameBuildIdAreNoticed() {
    var little = DwarfSample.forms().toList().getFirst();
    var big = DwarfSample.forms().toList().get(4);
    var _ = answersOfKept(DwarfSample.of(little));

    var found = answersOfKept(DwarfSample.of(big));

    assertThat(found).isEqualTo(answers(DwarfSample.of(big), KeptFile.nothing()));
  }

  /// What somebody else wrote there, with a right checksum.
  @ParameterizedTest
  @MethodSource("dev.spoor.objects.dwarf.DwarfSample#versions")
  void aForgedIndexIsSurvived(List<Object> form) throws IOException {
    var sections = DwarfSample.of(form);
    var expected = answersOfKept(sections);
    var file = Files.readAllBytes(files().entries().getFirst().path());
    var fingerprint = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong(FINGERPRINT);
    var whole = Arrays.copyOfRange(file, HEADER_BYTES, file.length);

    for (var at = 0; at < whole.length; at++) {
      for (var value : new int[] {0, 0x7f, 0xff}) {
        var forged = whole.clone();
        forged[at] = (byte) value;
        keep(fingerprint, forged);
        assertThat(answersOfKept(sections)).isNotEmpty();
      }
    }
    for (var length = 0; length < whole.length; length += 3) {
      keep(fingerprint, Arrays.copyOf(whole, length));
      if (length >= SourceIndex.HEADER_BYTES) {
        assertThat(answersOfKept(sections)).isEqualTo(expected);
      }
    }
  }

  private void keep(long fingerprint, byte[] content) {
    try (var kept = files().of(BUILD)) {
      kept.write(
          fingerprint, Block.of("forged", MemorySegment.ofArray(content), ByteOrder.LITTLE_ENDIAN));
    }
  }
}
