package dev.spoor.live.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.objects.elf.Section;
import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sections that objcopy and gcc have packed are those that they were before.
@Tag("live")
class PackedSectionsTest {
  private static final Path LARGE = Path.of("/usr/lib/debug/.build-id");

  private static final String PACK =
      """
      import lzma, sys
      with open(sys.argv[1], "rb") as plain, lzma.open(sys.argv[1] + ".xz", "wb") as packed:
          packed.write(plain.read())
      """;

  @TempDir Path directory = Path.of("");

  @BeforeAll
  static void needsObjcopy() {
    Requirement.program("objcopy");
  }

  private Path objcopy(Path from, String... options) {
    var to = directory.resolve("copy");
    var command = new java.util.ArrayList<>(List.of("objcopy"));
    command.addAll(List.of(options));
    command.addAll(List.of(from.toString(), to.toString()));
    var outcome = Shell.run(command.toArray(String[]::new));
    if (outcome.stderr().contains("compress-debug-sections")) {
      throw Requirement.missing("objcopy cannot do " + List.of(options));
    }
    outcome.orFail();
    return to;
  }

  @ParameterizedTest
  @ValueSource(strings = {"zlib", "zstd", "zlib-gnu"})
  void whatObjcopyPacksIsUnpacked(String how) throws IOException {
    var plain = objcopy(largest(), "--decompress-debug-sections");
    Files.move(plain, directory.resolve("plain"));
    var packed = objcopy(directory.resolve("plain"), "--compress-debug-sections=" + how);

    assertSame(directory.resolve("plain"), packed);
  }

  /// One with debug information of megabytes, if there is one.
  private static Path largest() throws IOException {
    if (!Files.isDirectory(LARGE)) {
      return Tracees.compile("hello");
    }
    try (var files = Files.walk(LARGE)) {
      return files
          .filter(Files::isRegularFile)
          .max(java.util.Comparator.comparingLong(file -> file.toFile().length()))
          .orElse(Tracees.compile("hello"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-gz=zlib", "-gz=zlib-gnu", "-gz=zlib -m32"})
  void whatGccPacksIsUnpacked(String flags) throws IOException {
    var packed = Tracees.compile("hello", flags.split(" ", -1));

    assertSame(objcopy(packed, "--decompress-debug-sections"), packed);
  }

  private static void assertSame(Path plain, Path packed) throws IOException {
    try (var expected = ObjectFile.open(plain);
        var actual = ObjectFile.open(packed)) {
      var names =
          expected.sections().stream()
              .map(Section::name)
              .filter(name -> name.startsWith(".debug_"))
              .toList();
      assertThat(names).contains(".debug_info", ".debug_str");
      assertThat(actual.sections())
          .anyMatch(section -> section.isCompressed() || section.name().startsWith(".zdebug_"));
      for (var name : names) {
        var one = expected.block(name).orElseThrow().segment();
        var other = actual.block(name).orElseThrow().segment();
        assertThat(one.mismatch(other)).as(name).isEqualTo(-1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-g", "-gz=zlib", "-m32", "-gdwarf-4 -fdebug-types-section"})
  void debugInformationOfARelocatableObjectIsRelocated(String flags) throws IOException {
    Requirement.program("readelf");
    var object = Tracees.compile("dies_beside_a_thread", ("-c " + flags).split(" ", -1));
    var plain = objcopy(object, "--decompress-debug-sections");
    try (var file = ObjectFile.open(object)) {
      for (var name : List.of(".debug_info", ".debug_line", ".debug_aranges")) {
        var ours = file.block(name).orElseThrow();
        var theirs = Shell.run("readelf", "-W", "-R", name, plain.toString()).stdout();

        assertThat(hex(ours.segment().toArray(java.lang.foreign.ValueLayout.JAVA_BYTE)))
            .as(name)
            .isEqualTo(dumped(theirs));
      }
    }
  }

  @Test
  void damagedRelocationsAreSurvived() throws IOException {
    var whole = Files.readAllBytes(Tracees.compile("hello", "-c"));
    var random = new java.util.Random(20);
    var refused = 0;
    for (var round = 0; round < 3_000; round++) {
      var bytes = whole.clone();
      for (var hits = 1 + random.nextInt(20); hits > 0; hits--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try (var file = ObjectFile.of("damaged", bytes)) {
        file.sections().forEach(section -> assertThat(file.block(section)).isNotNull());
      } catch (MalformedObjectException expected) {
        refused++;
      }
    }

    assertThat(refused).isPositive();
  }

  private static String hex(byte[] bytes) {
    return java.util.HexFormat.of().formatHex(bytes);
  }

  /// Four words a line, then the same as text.
  private static String dumped(String dump) {
    return java.util.regex.Pattern.compile(
            "^  0x[0-9a-f]{8} (.{35}) ", java.util.regex.Pattern.MULTILINE)
        .matcher(dump)
        .results()
        .map(line -> line.group(1).replace(" ", ""))
        .collect(java.util.stream.Collectors.joining());
  }

  @Test
  void namesThatAreCarriedPackedAreFound() throws IOException {
    Requirement.program("python3");
    var program = Tracees.compile("hello");
    var names = objcopy(program, "--strip-debug", "--keep-symbol=main");
    var mini = directory.resolve("mini");
    Files.move(names, mini);
    Shell.run("python3", "-c", PACK, mini.toString()).orFail();
    var stripped = directory.resolve("stripped");
    Shell.run("strip", "-o", stripped.toString(), program.toString()).orFail();
    var carrier = objcopy(stripped, "--add-section", ".gnu_debugdata=" + mini + ".xz");

    try (var before = ObjectFile.open(program);
        var without = ObjectFile.open(stripped);
        var file = ObjectFile.open(carrier)) {
      var main = before.symbolsNamed("main").getFirst();
      assertThat(without.symbolsNamed("main")).isEmpty();
      assertThat(file.symbolsNamed("main")).containsExactly(main);
      assertThat(file.symbolAt(main.address()))
          .hasValueSatisfying(found -> assertThat(found.symbol()).isEqualTo(main));
    }
  }

  @Test
  void aFileOfAGigabyteCostsWhatIsAskedOfIt() throws IOException {
    var large = directory.resolve("large");
    Files.copy(Tracees.compile("hello"), large);
    try (var channel = FileChannel.open(large, StandardOpenOption.WRITE)) {
      channel.write(java.nio.ByteBuffer.wrap(new byte[1]), 1L << 30);
    }
    var before = residentPages();

    try (var file = ObjectFile.open(large)) {
      assertThat(file.symbolsNamed("main")).hasSize(1);
      assertThat(file.bytes().sizeBytes()).isGreaterThan(1L << 30);
      // A hundredth of the file, for what else the JVM does meanwhile.
      assertThat((residentPages() - before) * 4096).isLessThan(10L << 20);
    }
  }

  /// Those of mapped files alone: the heap does what it wants.
  private static long residentPages() throws IOException {
    return Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ", -1)[2]);
  }
}
