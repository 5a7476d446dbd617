package dev.spoor.live.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.objects.dwarf.DebugInfo;
import dev.spoor.objects.dwarf.DwarfSections;
import dev.spoor.objects.dwarf.source.SourceLocations;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.testkit.Requirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Debugging information of the system's own programs and libraries, read by us and by others. In
/// an ordinary run some files are looked at, in a long one all that are installed.
@Tag("live")
class SystemDebugFilesTest {
  /// What readelf makes of a file of more is too much to be kept.
  private static final long LISTED_BYTES = 8 << 20;

  private static final int ADDRESSES_OF_A_FILE = 2_000;

  @BeforeAll
  static void needsBinutils() {
    Requirement.program("readelf");
    Requirement.program("addr2line");
    Requirement.program("objcopy");
    Requirement.program("llvm-addr2line");
  }

  static Stream<Path> files() {
    if (SystemObjects.withDebugInformation().isEmpty()) {
      throw Requirement.missing("no file of debugging information: install libc6-dbg");
    }
    return SystemObjects.withDebugInformation().stream();
  }

  static Stream<Path> filesThatCanBeListed() {
    return files().filter(path -> size(path) <= LISTED_BYTES);
  }

  private static long size(Path path) {
    try {
      return Files.size(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("filesThatCanBeListed")
  void entriesAndFormsAreThose(Path path) throws IOException {
    try (var file = ObjectFile.open(path)) {
      assertThat(ReadelfDwarf.entries(DebugInfo.of(DwarfSections.of(file))))
          .isEqualTo(ReadelfDwarf.entries(path));
    }
  }

  @ParameterizedTest
  @MethodSource("filesThatCanBeListed")
  void rowsOfLineTablesAreThose(Path path) throws IOException {
    try (var file = ObjectFile.open(path)) {
      assertThat(ReadelfDwarf.rows(DebugInfo.of(DwarfSections.of(file))))
          .isEqualTo(ReadelfDwarf.rows(path));
    }
  }

  /// Where binutils and LLVM disagree, as they do in one line of twelve, what one of them says.
  @ParameterizedTest
  @MethodSource("files")
  void framesAreThoseOfAddr2lineOrOfLlvms(Path path, @TempDir Path temporary) throws IOException {
    try (var file = ObjectFile.open(path)) {
      var info = DebugInfo.of(DwarfSections.of(file));
      var locations = SourceLocations.of(info);
      // Rows of code that the linker has left out are at 0 and behind it, one over the other.
      var rows = FramesOfAddresses.rows(info).stream().filter(inCode(file)).toList();
      var addresses = FramesOfAddresses.inFunctions(some(rows), locations);
      var bare = FramesOfAddresses.withoutSymbols(path, temporary);
      var ours = FramesOfAddresses.ours(locations, addresses);
      var answers = new ArrayList<>(List.of(FramesOfAddresses.of("addr2line", bare, addresses)));
      if (!ours.equals(answers.getFirst())) {
        answers.add(FramesOfAddresses.of("llvm-addr2line", bare, addresses));
      }

      var unlike =
          IntStream.range(0, ours.size())
              .filter(i -> answers.stream().noneMatch(each -> each.get(i).equals(ours.get(i))))
              .mapToObj(
                  i -> ours.get(i) + " but " + answers.stream().map(each -> each.get(i)).toList())
              .toList();
      assertThat(unlike).isEmpty();
    }
  }

  private static Predicate<Long> inCode(ObjectFile file) {
    var text = file.section(".text").orElseThrow().address().value();
    return address -> Long.compareUnsigned(address, text) >= 0;
  }

  private static List<Long> some(List<Long> addresses) {
    var step = Math.max(1, Math.ceilDiv(addresses.size(), ADDRESSES_OF_A_FILE));
    return IntStream.range(0, addresses.size() / step)
        .mapToObj(i -> addresses.get(i * step))
        .toList();
  }
}
