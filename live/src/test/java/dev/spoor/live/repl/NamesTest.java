package dev.spoor.live.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Names whose meaning is not plainly there: the installed gdb is the judge.
@Tag("live")
class NamesTest {
  @TempDir Path directory;

  static Stream<List<String>> sessions() {
    return Stream.of(
        List.of("break add", "run", "bt 1", "next", "next", "bt 1", "p sum@entry", "p sum"),
        List.of("break grow", "run", "next", "bt 1", "p by"),
        List.of("p forgotten", "whatis forgotten", "p sizeof(forgotten)", "p ::forgotten"),
        List.of("break add", "run", "p forgotten", "p 'refers_at_entry.cc'::forgotten"),
        List.of("p bare_number", "p (int) bare_number", "p &bare_number", "whatis again"),
        List.of("break add", "run", "p again(4)", "p twice(5)", "p bare_number", "p no_such_name"));
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void everyLineIsGdbs(List<String> commands) {
    Requirement.program("g++");
    for (var flag : List.of("-gdwarf-5", "-gdwarf-4")) {
      Debug.assertEveryLineIsGdbs(Tracees.compile("refers_at_entry", flag), commands);
    }
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void symbolsOfASeparateFileAreKnown(List<String> commands) throws Exception {
    Requirement.program("g++");

    Debug.assertEveryLineIsGdbs(separated(), commands);
  }

  private Path separated() throws Exception {
    var program = directory.resolve("refers_at_entry");
    Files.copy(Tracees.compile("refers_at_entry", "-g"), program);
    var debug = directory.resolve("refers_at_entry.debug").toString();
    Shell.run("objcopy", "--only-keep-debug", program.toString(), debug).orFail();
    Shell.run("objcopy", "--strip-all", "--add-gnu-debuglink=" + debug, program.toString())
        .orFail();
    return program;
  }

  /// Nothing has looked into the C library before.
  @Test
  void whatTheProgramDoesNotKnowIsLookedForInItsLibraries() {
    var lines =
        Debug.ours(
                Tracees.compile("refers_at_entry", "-g"), "break add", "run", "p (long) &environ")
            .lines();

    assertThat(lines.getLast()).startsWith("$1 = 1407");
  }
}
