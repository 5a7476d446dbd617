package dev.spoor.objects.separate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.objects.elf.ElfBuilder;
import dev.spoor.objects.elf.ElfClass;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.objects.separate.SeparateFile.Evidence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DebugDirectoriesTest {
  private static final byte[] ID = {(byte) 0xab, (byte) 0xcd, 1};
  private static final byte[] OTHER_ID = {(byte) 0xab, (byte) 0xcd, 2};

  @TempDir Path root = Path.of("/");

  private DebugDirectories directories() {
    return new DebugDirectories(List.of(root.resolve("debug")), Path.of("/"));
  }

  private static ElfBuilder builder() {
    return new ElfBuilder(ElfClass.ELF64, ByteOrder.LITTLE_ENDIAN);
  }

  private static void addBuildId(ElfBuilder builder, byte[] id) {
    builder.part(".note.gnu.build-id", 7, 0, builder.note("GNU", 3, id));
  }

  private static byte[] withBuildId(byte[] id) {
    var builder = builder();
    addBuildId(builder, id);
    return builder.build();
  }

  private static byte[] link(ElfBuilder builder, String name, byte[] target) {
    var sum = new CRC32();
    sum.update(target);
    var out = builder.buffer((name.length() + 4) / 4 * 4 + 4);
    out.put(name.getBytes(StandardCharsets.UTF_8));
    return out.putInt(out.capacity() - 4, (int) sum.getValue()).array();
  }

  private static byte[] withLink(String name, byte[] target) {
    var builder = builder();
    builder.part(".gnu_debuglink", 1, 0, link(builder, name, target));
    return builder.build();
  }

  private Path write(String place, byte[] bytes) {
    try {
      var path = root.resolve(place);
      Files.createDirectories(path.getParent());
      return Files.write(path, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Search search(byte[] object) {
    var path = write("bin/program", object);
    return directories().debugFileOf(ObjectFile.of("program", object), path);
  }

  private static void assertFound(Search search, Path path, Evidence evidence) {
    assertThat(search.found())
        .hasValueSatisfying(found -> {
          assertThat(found.path()).isEqualTo(path);
          assertThat(found.evidence()).isEqualTo(evidence);
          found.close();
        });
  }

  @Test
  void theBuildIdLeadsToTheFile() {
    var debug = write("debug/.build-id/ab/cd01.debug", withBuildId(ID));

    assertFound(search(withBuildId(ID)), debug, Evidence.BUILD_ID);
  }

  @Test
  void aFileOfAnotherBuildIsRejectedAndNamed() {
    var debug = write("debug/.build-id/ab/cd01.debug", withBuildId(OTHER_ID));

    var search = search(withBuildId(ID));

    assertThat(search.found()).isEmpty();
    assertThat(search.rejected())
        .containsExactly(new Search.Rejected(debug.toString(), "it belongs to another build"));
  }

  @Test
  void whatIsNoObjectIsRejected() {
    write("debug/.build-id/ab/cd01.debug", new byte[100]);

    assertThat(search(withBuildId(ID)).rejected())
        .singleElement()
        .satisfies(rejected -> assertThat(rejected.why()).contains("not an ELF file"));
  }

  @ParameterizedTest
  @MethodSource("places")
  void theLinkIsLookedForInThreePlaces(String place) {
    var target = builder().build();
    var inRoot = place.replace("ROOT", root.toString().substring(1));
    var debug = write(inRoot, target);

    assertFound(search(withLink("program.debug", target)), debug, Evidence.CHECKSUM);
  }

  static List<String> places() {
    return List.of("bin/program.debug", "bin/.debug/program.debug", "debug/ROOT/bin/program.debug");
  }

  @Test
  void aFileWithAnotherChecksumIsRejected() {
    write("bin/program.debug", withBuildId(ID));

    var search = search(withLink("program.debug", builder().build()));

    assertThat(search.found()).isEmpty();
    assertThat(search.rejected()).hasSize(1);
  }

  @Test
  void theSameBuildIdIsEnoughForALinkWhoseChecksumIsStale() {
    var debug = write("bin/program.debug", withBuildId(ID));
    var builder = builder();
    builder.part(".gnu_debuglink", 1, 0, link(builder, "program.debug", new byte[1]));
    addBuildId(builder, ID);

    assertFound(search(builder.build()), debug, Evidence.BUILD_ID);
  }

  @Test
  void aLinkThatLeavesItsDirectoryIsNotFollowed() {
    var target = builder().build();
    write("program.debug", target);

    var search = search(withLink("../program.debug", target));

    assertThat(search.found()).isEmpty();
    assertThat(search.rejected())
        .singleElement()
        .satisfies(rejected -> assertThat(rejected.why()).contains("no name of a file"));
  }

  @Test
  void anObjectIsNotItsOwnDebugFile() {
    var object = withLink("program", new byte[0]);

    var search = search(object);

    assertThat(search.found()).isEmpty();
    assertThat(search.rejected()).isEmpty();
  }

  @Test
  void underAnotherRootPathsAreThoseOfThatRoot() {
    var target = builder().build();
    var debug = write("usr/lib/debug/bin/program.debug", target);
    var object = withLink("program.debug", target);
    var path = write("bin/program", object);

    var search = DebugDirectories.under(root).debugFileOf(ObjectFile.of("program", object), path);

    assertFound(search, debug, Evidence.CHECKSUM);
  }

  private byte[] withAlternate(String name) {
    var builder = builder();
    var section = Arrays.copyOf(name.getBytes(StandardCharsets.UTF_8), name.length() + 1 + 3);
    System.arraycopy(ID, 0, section, name.length() + 1, 3);
    builder.part(".gnu_debugaltlink", 1, 0, section);
    return builder.build();
  }

  private Search alternate(String name) {
    var bytes = withAlternate(name);
    var path = write("debug/program.debug", bytes);
    return directories().alternateOf(ObjectFile.of("program.debug", bytes), path);
  }

  @Test
  void theAlternateIsRelativeToWhatNamesItOrAbsolute() {
    var common = write("debug/.dwz/common", withBuildId(ID));

    assertFound(alternate(".dwz/common"), common, Evidence.BUILD_ID);
    assertFound(alternate("../debug/.dwz/common"), common, Evidence.BUILD_ID);
    assertFound(alternate(common.toString()), common, Evidence.BUILD_ID);
  }

  @Test
  void anAlternateThatIsElsewhereIsFoundByItsBuildId() {
    var common = write("debug/.build-id/ab/cd01.debug", withBuildId(ID));

    assertFound(alternate("/nowhere/common"), common, Evidence.BUILD_ID);
  }

  @Test
  void aDamagedLinkIsSaidNotThrown() {
    var builder = builder();
    builder.part(".gnu_debuglink", 1, 0, "unended".getBytes(StandardCharsets.UTF_8));
    builder.part(".gnu_debugaltlink", 1, 0, new byte[] {'x', 0});
    var bytes = builder.build();
    var path = write("bin/program", bytes);

    var object = ObjectFile.of("program", bytes);

    assertThat(directories().debugFileOf(object, path).rejected()).hasSize(1);
    assertThat(directories().alternateOf(object, path).rejected()).hasSize(1);
  }
}
