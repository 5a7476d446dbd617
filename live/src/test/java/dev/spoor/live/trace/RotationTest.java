package dev.spoor.live.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Output files that are renamed when they are full.
@Tag("live")
class RotationTest {
  private static final String SPOOR =
      Path.of(System.getProperty("spoor.root", ".."))
          .toAbsolutePath()
          .resolve("bin/spoor")
          .toString();

  private static final String COUNTS =
      "i=100; while [ $i -lt 300 ]; do echo $i; i=$((i+1)); done >/dev/null";

  @TempDir Path directory;

  private Shell.Outcome spoor(String... words) {
    var command = new ArrayList<>(List.of(SPOOR));
    command.addAll(List.of(words));
    return Shell.run(command.toArray(String[]::new));
  }

  private Shell.Outcome refused(String... options) {
    var words = new ArrayList<>(List.of("trace"));
    words.addAll(List.of(options));
    words.add("true");
    return spoor(words.toArray(String[]::new));
  }

  /// The lines of all parts, the oldest first.
  private List<String> parts(String name) throws IOException {
    var all = new ArrayList<String>();
    for (var number = 1; Files.exists(directory.resolve(name + "." + number)); number++) {
      all.addAll(0, Files.readAllLines(directory.resolve(name + "." + number)));
    }
    all.addAll(Files.readAllLines(directory.resolve(name)));
    return all;
  }

  @Test
  void partsTogetherAreTheTrace() throws IOException {
    var log = directory.resolve("log").toString();

    spoor(
            "trace",
            "-o",
            log,
            "--rotate-size=1k",
            "--rotate-keep=99",
            "-e",
            "trace=write",
            "sh",
            "-c",
            COUNTS)
        .orFail();

    var lines = parts("log");
    assertThat(lines).hasSize(201).endsWith("+++ exited with 0 +++");
    for (var i = 0; i < 200; i++) {
      assertThat(lines.get(i)).startsWith("write(1, \"" + (100 + i) + "\\n\", 4)");
    }
    assertThat(Files.size(directory.resolve("log.1"))).isBetween(1024L, 1100L);
  }

  @Test
  void onlyTheYoungestAreKept() throws IOException {
    var log = directory.resolve("log").toString();

    spoor(
            "trace",
            "--format=json",
            "-o",
            log,
            "--rotate-size=2000",
            "--rotate-keep=2",
            "-e",
            "trace=write",
            "sh",
            "-c",
            COUNTS)
        .orFail();

    assertThat(directory.resolve("log.2")).exists();
    assertThat(directory.resolve("log.3")).doesNotExist();
    assertThat(parts("log"))
        .allMatch(line -> line.startsWith("{\"type\":") && line.endsWith("}"))
        .last()
        .asString()
        .contains("\"type\":\"exited\"");
  }

  @Test
  void eachTaskHasItsPartsAndMergingTakesThemTogether() throws IOException {
    var log = directory.resolve("log").toString();

    spoor(
            "trace",
            "-ff",
            "-ttt",
            "-o",
            log,
            "--rotate-size=500",
            "--rotate-keep=200",
            "-e",
            "trace=write",
            "sh",
            "-c",
            "(" + COUNTS + "); " + COUNTS)
        .orFail();
    var merged = spoor("merge-logs", log).orFail().stdout().lines().toList();

    assertThat(merged.stream().filter(line -> line.contains(" write(1, "))).hasSize(400);
    assertThat(merged.stream().map(line -> line.split(" +", 3)[1]).toList()).isSorted();
    try (var files = Files.list(directory)) {
      assertThat(files.filter(file -> file.toString().matches(".*log\\.\\d+\\.1"))).hasSize(2);
    }
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThat(refused("--rotate-size=1M").stderr())
        .startsWith("spoor: --rotate-size must be given with -o/--output");
    assertThat(refused("-o", "|cat", "--rotate-size=1").stderr())
        .startsWith("spoor: piping the output and --rotate-size are mutually exclusive");
    assertThat(refused("-o", "/dev/null", "--rotate-keep=1").stderr())
        .startsWith("spoor: --rotate-keep must be given with --rotate-size");
    for (var size : List.of("", "0", "k", "-1", "1T", "99999999999G", "1.5M")) {
      assertThat(refused("-o", "/dev/null", "--rotate-size=" + size).stderr())
          .startsWith("spoor: invalid --rotate-size argument: '" + size + "'");
    }
    for (var keep : List.of("0", "x", "10000")) {
      assertThat(refused("-o", "/dev/null", "--rotate-keep=" + keep).stderr())
          .startsWith("spoor: invalid --rotate-keep argument: '" + keep + "'");
    }
    assertThat(refused("-o", "/dev/null", "--rotate-size=1").stderr())
        .startsWith("spoor: Can't fopen '/dev/null': Not a regular file");
  }

  @Test
  void aRenameThatFailsEndsTheTracingAsAFullDiskDoes() throws IOException {
    Files.createDirectories(directory.resolve("log.1/in the way"));
    var log = directory.resolve("log").toString();

    var outcome =
        spoor("trace", "-o", log, "--rotate-size=1", "--rotate-keep=1", "sh", "-c", COUNTS);

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.stderr())
        .isEqualTo("spoor: Cannot write to " + log + ": rename to " + log + ".1: Is a directory\n");
  }
}
