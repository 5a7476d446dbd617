package dev.spoor.live.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A program that hands the kernel nonsense, with a thread that changes it while it is read.
@Tag("live")
@Timeout(120)
class LyingTraceeTest {
  /// The longest that a set of descriptors gets: as many as there are bits in the bytes read of it.
  private static final int LONGEST_LINE = 1 << 20;

  private static final int FEWEST_CALLS = 8_000;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"-m64", "-m32"})
  void itsTextIsBoundedAndPrintable(String width) throws IOException {
    var trace = traced("text", width);

    assertThat(trace).hasSizeGreaterThan(FEWEST_CALLS).allSatisfy(LyingTraceeTest::harmless);
    assertThat(trace.getLast()).endsWith("+++ exited with 0 +++");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-m64", "-m32"})
  void itsJsonIsBoundedAndPrintableAndValid(String width) throws IOException {
    Requirement.program("python3");

    var trace = traced("json", width);

    assertThat(trace).hasSizeGreaterThan(FEWEST_CALLS).allSatisfy(LyingTraceeTest::harmless);
    var parse = "import json, sys\nfor line in open(sys.argv[1]): json.loads(line)['pid']";
    Shell.run("python3", "-c", parse, file().toString()).orFail();
  }

  private List<String> traced(String format, String width) throws IOException {
    var program = Tracees.compile("lies", width).toString();
    var script = "exec \"$1\" trace -f --format=\"$2\" -o \"$3\" \"$4\"";

    var outcome =
        Shell.script(script, "sh", TraceCommandTest.SPOOR, format, file().toString(), program);

    // As strace has it, a string that ends with its memory is told of.
    assertThat(outcome.stderr().lines())
        .allMatch(line -> line.matches("spoor: short read \\(\\d+ < \\d+\\) @0x\\p{XDigit}+: .*"));
    assertThat(outcome.exit()).isZero();
    return Files.readAllLines(file(), StandardCharsets.ISO_8859_1);
  }

  private Path file() {
    return directory.resolve("trace");
  }

  private static void harmless(String line) {
    assertThat(line.length()).isLessThan(LONGEST_LINE);
    assertThat(line.chars()).allMatch(c -> c >= ' ' && c <= '~');
  }
}
