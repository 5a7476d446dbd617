package dev.spoor.live.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `--by` and `--histogram`.
@Tag("live")
class StatisticsTest {
  private static final String SPOOR = TraceCommandTest.SPOOR;

  @TempDir Path directory;

  @BeforeAll
  static void isBuilt() {
    Shell.run(SPOOR, "version").orFail();
  }

  private List<String> trace(String... words) throws IOException {
    var file = directory.resolve("trace");
    var command = new ArrayList<>(List.of(SPOOR, "trace", "-o", file.toString()));
    command.addAll(List.of(words));
    Shell.run(command.toArray(String[]::new));
    return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
  }

  private Path fileWithText() throws IOException {
    return Files.writeString(directory.resolve("input"), "text");
  }

  @Test
  void callsAreCountedByWhatTheyAreAbout() throws IOException {
    var input = fileWithText().toString();

    var lines = trace("--by=path,call", "-U", "calls,errors,name", "md5sum", input, "/nonexistent");

    var at =
        lines.indexOf(
            lines.stream().filter(line -> line.endsWith(" " + input)).findAny().orElseThrow());
    assertThat(lines.subList(at + 1, at + 9)).anyMatch(line -> line.matches(" +1 {11}  openat"));
    assertThat(lines.subList(at + 1, at + 9)).anyMatch(line -> line.matches(" +[12] {11}  read"));
    assertThat(lines.subList(at + 1, at + 9)).anyMatch(line -> line.matches(" +1 {11}  close"));
    assertThat(lines).anyMatch(line -> line.matches(" +1 +1 /nonexistent"));
    assertThat(lines.getFirst()).isEqualTo("    calls    errors path / syscall");
    assertThat(lines.getLast()).matches(" *\\d+ +\\d+ total");
  }

  @Test
  void everyCallIsCountedOnceWhateverTheKeys() throws IOException {
    for (var keys : List.of("pid", "tid", "fd", "path", "call", "tid,fd,path,call,pid")) {
      var all = total(trace("-c", "-U", "calls,errors", "cat", "/nonexistent"));

      assertThat(total(trace("--by", keys, "-U", "calls,errors", "cat", "/nonexistent")))
          .isEqualTo(all);
    }
  }

  private static String total(List<String> lines) {
    return lines.getLast();
  }

  @Test
  void processesHaveTheNameOfTheirProgram() throws IOException {
    var lines = trace("-f", "--by", "pid", "sh", "-c", "cat /dev/null; exit 0");

    assertThat(lines).anyMatch(line -> line.matches(".* \\d+ sh"));
    assertThat(lines).anyMatch(line -> line.matches(".* \\d+ cat"));
  }

  @Test
  void callsOfAnotherAbiSayWhich() throws IOException {
    var lines = trace("--by", "call", Tracees.compile("two_abis").toString());

    assertThat(lines).anyMatch(line -> line.endsWith(" getppid"));
    assertThat(lines).anyMatch(line -> line.endsWith(" getppid@32"));
  }

  @Test
  void aPathDoesNothingToATerminal() throws IOException {
    var lines = trace("--by", "path", "cat", "/tmp/\033[31m");

    assertThat(lines).anyMatch(line -> line.endsWith(" /tmp/\\033[31m"));
  }

  @Test
  void sleepingShowsInTheTimeThatPasses() throws IOException {
    var lines = trace("-w", "--histogram", "-e", "trace=clock_nanosleep", "sleep", "0.3");

    assertThat(lines).contains("clock_nanosleep: nanoseconds from entry to exit");
    // 0.3 s lies between 2^28 and 2^29 ns, a late wake-up above.
    assertThat(lines.getLast()).matches("\\[(256M, 512M|512M, 1G)\\) +1 \\|@{40}\\|");
    assertThat(lines).anyMatch(line -> line.matches("100\\.00 .* clock_nanosleep"));
  }

  @Test
  void jsonHasTheSameNumbers() throws IOException {
    var input = fileWithText().toString();

    var lines =
        trace("--format=json", "--by=fd,path,call", "--histogram", "-e", "read", "md5sum", input);

    assertThat(lines)
        .allMatch(line -> line.startsWith("{\"type\":\"statistics\",\"by\":{\"fd\":3,"));
    var row = lines.stream().filter(line -> line.contains(input)).findAny().orElseThrow();
    assertThat(row)
        .contains("\"call\":\"read\"},\"clock\":\"cpu\",\"calls\":")
        .contains(",\"errors\":0,\"total\":0.");
    var counts = Pattern.compile("\"count\":(\\d+)").matcher(row).results();
    assertThat(counts.mapToInt(found -> Integer.parseInt(found.group(1))).sum()).isBetween(1, 2);
  }

  @Test
  void behindLinesTheTextOfTheLinesIsTheSame() throws IOException {
    var input = fileWithText().toString();
    var calls = "trace=openat,read,close,newfstatat,pread64";
    var lines = trace("-e", calls, "cat", input);

    var both = trace("-C", "--by", "path", "-e", calls, "cat", input);

    assertThat(
            both.subList(0, lines.size()).stream().map(StatisticsTest::withoutAddresses).toList())
        .isEqualTo(lines.stream().map(StatisticsTest::withoutAddresses).toList());
    assertThat(both.get(lines.size())).startsWith("% time ").endsWith("longest path");
  }

  private static String withoutAddresses(String line) {
    return line.replaceAll("0x[0-9a-f]+", "ADDRESS");
  }

  @Test
  void eachTaskInAFileOfItsOwnHasNone() {
    var outcome = Shell.run(SPOOR, "trace", "--by", "pid", "-ff", "-o", directory + "/log", "true");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.stderr())
        .startsWith(
            "spoor: (--by or --histogram) and -ff/--output-separately are mutually"
                + " exclusive\n");
  }
}
