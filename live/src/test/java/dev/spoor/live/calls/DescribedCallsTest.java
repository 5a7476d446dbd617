package dev.spoor.live.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Every description has a program that makes the call and says, from what C's headers and its own
/// memory tell it, how it is to be written.
@Tag("live")
@TestInstance(Lifecycle.PER_CLASS)
class DescribedCallsTest {
  private static final String SPOOR =
      Path.of(System.getProperty("spoor.root", ".."))
          .toAbsolutePath()
          .resolve("bin/spoor")
          .toString();

  private CallPrograms programs;

  @TempDir Path directory;

  @BeforeAll
  void compile() throws IOException {
    Shell.run(SPOOR, "version").orFail();
    programs = CallPrograms.compile();
  }

  @Test
  void textIsWhatTheProgramsExpect() throws IOException {
    var run = programs.under(List.of(SPOOR, "trace", "-a1"), directory);

    assertThat(missing(run, Expectation::text, UnaryOperator.identity())).isEmpty();
  }

  @Test
  void jsonIsWhatTheProgramsExpect() throws IOException {
    var run = programs.under(List.of(SPOOR, "trace", "--format=json"), directory);

    assertThat(missing(run, Expectation::json, DescribedCallsTest::members)).isEmpty();
  }

  @Test
  void textIsWhatTheReferenceWrites() throws IOException {
    var version = Shell.script("strace -V").stdout();
    if (!version.startsWith("strace -- version 6.1\n")) {
      throw Requirement.missing("strace 6.1 is not installed");
    }
    var run = programs.under(List.of("strace", "-a1"), directory);

    var entries = new TreeSet<String>();
    for (var missing : missing(run, Expectation::text, UnaryOperator.identity())) {
      entries.add(missing.substring(0, missing.indexOf(',')));
    }
    assertThat(entries).isSubsetOf(UnlikeStrace.ENTRIES);
  }

  @Test
  void everyDescriptionHasAProgram() throws IOException {
    var expected = programs.expectations(directory);

    assertThat(CallEntries.read().without(expected)).containsExactlyElementsOf(Uncovered.ENTRIES);
    assertThat(expected)
        .filteredOn(expectation -> !expectation.isOfItsVariant())
        .as("calls that are not of the variant they claim")
        .isEmpty();
  }

  /// What is expected and not written, in the order in which the task made its calls.
  private static List<String> missing(
      CallPrograms.Run run,
      Function<Expectation, String> expectation,
      UnaryOperator<String> asExpected) {
    var places = new HashMap<Long, Integer>();
    var missing = new ArrayList<String>();
    for (var expected : run.expected()) {
      var lines = run.written().getOrDefault(expected.tid(), List.of());
      var from = places.getOrDefault(expected.tid(), 0);
      var at = from;
      while (at < lines.size()
          && !asExpected.apply(lines.get(at)).equals(expectation.apply(expected))) {
        at++;
      }
      if (at < lines.size()) {
        places.put(expected.tid(), at + 1);
        continue;
      }
      var written =
          lines.stream()
              .skip(from)
              .map(asExpected)
              .filter(line ->
                  line.contains(expected.name() + "(")
                      || line.contains("\"" + expected.name() + "\""))
              .findFirst()
              .orElse("nothing");
      missing.add(
          "%s, %d bits\n  expected %s\n  written  %s"
              .formatted(expected.entry(), expected.bits(), expectation.apply(expected), written));
    }
    return missing;
  }

  /// The members of a line that programs know.
  private static String members(String line) {
    var start = Math.max(0, line.indexOf("\"name\":"));
    return line.substring(start)
        .replaceFirst("\"number\":\\d+,\"abi\":\"\\w+\",", "")
        .replaceFirst(",(\"duration\":[0-9.]+|\"state\":\"\\w+\")}$", "");
  }
}
