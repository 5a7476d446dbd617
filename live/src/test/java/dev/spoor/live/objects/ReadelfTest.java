package dev.spoor.live.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.objects.elf.Section;
import dev.spoor.objects.elf.Segment;
import dev.spoor.objects.elf.Symbol;
import dev.spoor.objects.elf.SymbolTable;
import dev.spoor.objects.elf.SymbolVersion;
import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Files of the system, read by us and by readelf.
@Tag("live")
class ReadelfTest {
  private static final Pattern SECTION =
      Pattern.compile(
          "^ +\\[ *(\\d+)\\] (\\S*) +\\S+ +([0-9a-f]+) ([0-9a-f]+) ([0-9a-f]+) ([0-9a-f]+) .*",
          Pattern.MULTILINE);

  private static final Pattern SEGMENT =
      Pattern.compile(
          "^  \\S+ +0x([0-9a-f]+) 0x([0-9a-f]+) 0x[0-9a-f]+ 0x([0-9a-f]+) 0x([0-9a-f]+) "
              + "[RWE ]{3} (\\S+)$",
          Pattern.MULTILINE);

  private static final Pattern SYMBOL =
      Pattern.compile(
          "^ *\\d+: ([0-9a-f]+) +(\\S+) (\\S+) +(\\S+) +\\S+ +(?:\\[.*\\] +)?(\\S+) ?(\\S*).*$",
          Pattern.MULTILINE);

  @BeforeAll
  static void needsReadelf() {
    Requirement.program("readelf");
  }

  static Stream<Path> files() {
    return SystemObjects.some();
  }

  @ParameterizedTest
  @MethodSource("files")
  void sectionsAndSegmentsAreThose(Path path) throws IOException {
    try (var file = ObjectFile.open(path)) {
      assertThat(file.sections().stream().map(ReadelfTest::line).toList())
          .isEqualTo(lines(SECTION, readelf("-S", path), ReadelfTest::sectionLine));
      assertThat(file.segments().stream().map(ReadelfTest::line).toList())
          .isEqualTo(lines(SEGMENT, readelf("-l", path), ReadelfTest::segmentLine));
    }
  }

  private static String line(Section section) {
    return section.index()
        + " "
        + section.name()
        + hex(section.address().value())
        + hex(section.bytes().offset())
        + hex(section.bytes().sizeBytes())
        + hex(section.entryBytes());
  }

  private static String sectionLine(java.util.regex.MatchResult found) {
    return found.group(1)
        + " "
        + found.group(2)
        + hex(found.group(3))
        + hex(found.group(4))
        + hex(found.group(5))
        + hex(found.group(6));
  }

  private static String line(Segment segment) {
    return hex(segment.bytes().offset())
        + hex(segment.address().value())
        + hex(segment.bytes().sizeBytes())
        + hex(segment.memoryBytes())
        + hex(segment.alignment());
  }

  private static String segmentLine(java.util.regex.MatchResult found) {
    return hex(found.group(1))
        + hex(found.group(2))
        + hex(found.group(3))
        + hex(found.group(4))
        + hex(found.group(5).replace("0x", ""));
  }

  @ParameterizedTest
  @MethodSource("files")
  void symbolsAreThose(Path path) throws IOException {
    try (var file = ObjectFile.open(path)) {
      var ours = new ArrayList<String>();
      // The order in which readelf prints them is that of the sections.
      for (var section : file.sections()) {
        switch (section.type().toString()) {
          case "SYMTAB" -> add(file.symbols(), file, ours);
          case "DYNSYM" -> add(file.dynamicSymbols(), file, ours);
          default -> {}
        }
      }

      // Where the header does not say GNU, readelf has no name for GNU's binding.
      var theirs = readelf("-s", path).replace("<OS specific>: 10", "UNIQUE");
      assertThat(ours).isEqualTo(lines(SYMBOL, theirs, ReadelfTest::symbolLine));
    }
  }

  private static void add(Optional<SymbolTable> table, ObjectFile file, List<String> lines) {
    for (var i = 0; i < table.orElseThrow().size(); i++) {
      lines.add(line(table.orElseThrow().symbol(i), file));
    }
  }

  private static String line(Symbol symbol, ObjectFile file) {
    // readelf gives a symbol that stands for a section the section's name.
    var name =
        symbol.type().toString().equals("SECTION") && symbol.name().isEmpty()
            ? file.sections().get(symbol.section()).name()
            : symbol.name();
    return hex(symbol.address().value())
        + " "
        + symbol.sizeBytes()
        + " "
        + symbol.type()
        + " "
        + symbol.binding()
        + " "
        + name.replaceFirst(" .*", "")
        + version(symbol);
  }

  /// A symbol that stands for a version itself readelf shows without it.
  private static String version(Symbol symbol) {
    return symbol
        .version()
        .filter(version -> !version.name().equals(symbol.name()))
        .map(SymbolVersion::toString)
        .orElse("");
  }

  private static String symbolLine(java.util.regex.MatchResult found) {
    var type = found.group(3).equals("IFUNC") ? "GNU_IFUNC" : found.group(3);
    var binding = found.group(4).equals("UNIQUE") ? "GNU_UNIQUE" : found.group(4);
    return hex(found.group(1))
        + " "
        + Long.decode(found.group(2))
        + " "
        + type
        + " "
        + binding
        + " "
        + found.group(6);
  }

  @ParameterizedTest
  @MethodSource("files")
  void buildIdAndNamesOfLibrariesAreThose(Path path) throws IOException {
    try (var file = ObjectFile.open(path)) {
      assertThat(file.buildId().map(id -> HexFormat.of().formatHex(id.toArray())).stream().toList())
          .isEqualTo(group(readelf("-n", path), "Build ID: (\\S+)"));
      assertThat(file.neededLibraries())
          .isEqualTo(group(readelf("-d", path), "\\(NEEDED\\) .*\\[(.*)\\]"));
      assertThat(file.soname().stream().toList())
          .isEqualTo(group(readelf("-d", path), "\\(SONAME\\) .*\\[(.*)\\]"));
    }
  }

  private static String readelf(String what, Path path) {
    return Shell.run("readelf", "-W", what, path.toString()).orFail().stdout();
  }

  private static List<String> group(String text, String pattern) {
    return lines(Pattern.compile(pattern), text, found -> found.group(1));
  }

  private static List<String> lines(
      Pattern pattern,
      String text,
      java.util.function.Function<java.util.regex.MatchResult, String> line) {
    return pattern.matcher(text).results().map(line).toList();
  }

  private static String hex(String digits) {
    return hex(Long.parseUnsignedLong(digits, 16));
  }

  private static String hex(long value) {
    return " " + Long.toHexString(value);
  }
}
