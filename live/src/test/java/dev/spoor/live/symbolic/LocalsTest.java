package dev.spoor.live.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.live.inspect.Inspecting;
import dev.spoor.testkit.Background;
import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracee;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `spoor stack --locals`, of processes and of cores, beside what gdb says.
@Tag("live")
@Timeout(120)
class LocalsTest {
  private static final Pattern FRAME =
      Pattern.compile("#\\d+ +0x\\w+ (.*?)(?:\\+0x\\w+)?(?: \\([^()]*\\))?(?: at (.*):(\\d+))?");
  private static final String MARK = " [later]";

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "waits_in_scopes, -O0",
    "waits_in_scopes, -O2",
    "waits_in_recursion, -O0",
    "waits_in_overrides, -O2",
    "shows_numbers, -O0"
  })
  void argumentsAndLocalsAreGdbs(String tracee, String flags) throws IOException {
    try (var waiting = Background.start(Tracees.compile(tracee, flags))) {
      waiting.line();
      StoppedProgram.awaitWait(waiting.pid());

      var ours = Inspecting.run("stack", "-l", waiting.pid()).orFail().lines();

      var own = own(frames(ours));
      assertThat(own).hasSizeGreaterThan(2);
      assertThat(own).isEqualTo(own(GdbFrames.of(directory, "-p", waiting.pid().toString())));
    }
  }

  @ParameterizedTest
  @CsvSource({"waits_in_scopes, -O2", "waits_in_recursion, -O0", "shows_values, -O0"})
  void thoseOfACoreAreThoseOfTheProcess(String tracee, String flags) {
    try (var waiting = Background.start(Tracees.compile(tracee, flags))) {
      waiting.line();
      StoppedProgram.awaitWait(waiting.pid());
      var live = Inspecting.run("stack", "-l", waiting.pid()).orFail().output();
      var core = coreOf(waiting);

      var dead = Inspecting.run("stack", "-l", "-c", core).orFail().output();

      // A core has one more letter of the name.
      assertThat(withoutName(dead))
          .contains("\n      ")
          .isEqualTo(withoutName(live).replace(MARK, ""));
    }
  }

  private static String withoutName(String stacks) {
    return stacks.substring(stacks.indexOf('\n'));
  }

  @Test
  void whatWasNotCopiedWithTheStackIsMarked(@Tracee("shows_values") Path program) {
    try (var waiting = Background.start(program)) {
      waiting.line();

      var lines = Inspecting.run("stack", "-l", waiting.pid()).orFail().lines();

      assertThat(lines).contains("      calls = 7" + MARK, "      letter = 120 'x'");
    }
  }

  @Test
  void whatDoesNotRunIsNotMarked(@Tracee("shows_values") Path program) {
    try (var waiting = Background.start(program)) {
      waiting.line();
      Shell.run("kill", "-STOP", waiting.pid().toString()).orFail();

      var lines = Inspecting.run("stack", "-l", waiting.pid()).orFail().lines();

      Shell.run("kill", "-CONT", waiting.pid().toString()).orFail();
      assertThat(lines).contains("      calls = 7");
    }
  }

  @Test
  void argumentsComeFirstAndHiddenOnesAreSaidToBeSo(@Tracee("shows_values") Path program) {
    try (var waiting = Background.start(program)) {
      waiting.line();

      var lines = Inspecting.run("stack", "-l", waiting.pid()).orFail().lines();

      var inner = lines.subList(indexOf(lines, " inner+"), indexOf(lines, " main+"));
      assertThat(inner.get(1)).isEqualTo("      depth = 3");
      assertThat(inner)
          .containsSubsequence(
              "      shadowed = 2", "      letter = 120 'x'", "      shadowed (hidden) = 1");
    }
  }

  @Test
  void valuesAreNoLongerAndNoDeeperThanAsked(@Tracee("shows_values") Path program) {
    try (var waiting = Background.start(program)) {
      waiting.line();

      var lines =
          Inspecting.run("stack", "-l", "-e", "2", "-d", "1", waiting.pid()).orFail().lines();

      assertThat(lines)
          .contains("      doubles = {1, 2.5...}", "      ws = L\"wi\"...")
          .contains("      deep = {at = {...}, {...}, named = {...}, all = RUN}");
    }
  }

  @Test
  void nothingOfTheProgramReachesTheTerminalRaw(@Tracee("shows_values") Path program) {
    try (var waiting = Background.start(program)) {
      waiting.line();

      var output = Inspecting.run("stack", "-l", waiting.pid()).orFail().output();

      assertThat(output).contains("escaped = \"q\\\"\\\\\\n\\033[0m");
      assertThat(output.chars().filter(c -> c < ' ' && c != '\n' || c > 0x7e)).isEmpty();
    }
  }

  @Test
  void limitsWithoutValuesMakeNoSense() {
    var found = Inspecting.run("stack", "-e", "3", "1");

    assertThat(found.status()).isEqualTo(2);
    assertThat(found.errors()).contains("-l");
  }

  private static int indexOf(List<String> lines, String part) {
    for (var i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(part)) {
        return i;
      }
    }
    throw new AssertionError(part + " in " + lines);
  }

  private Path coreOf(Background program) {
    Requirement.program("gdb");
    var core = directory.resolve("core");
    Shell.run(
            "gdb",
            "-nx",
            "-batch",
            "-iex",
            "set debuginfod enabled off",
            "-p",
            program.pid().toString(),
            "-ex",
            "generate-core-file " + core)
        .orFail();
    return core;
  }

  /// Those of the program, down to main: a library may have no debugging information.
  private static List<SeenFrame> own(List<SeenFrame> frames) {
    return frames.stream().filter(frame -> frame.place().contains("s_")).toList();
  }

  private static List<SeenFrame> frames(List<String> lines) {
    var frames = new ArrayList<SeenFrame>();
    for (var line : lines) {
      var frame = FRAME.matcher(line);
      if (frame.matches()) {
        var place =
            frame.group(2) == null
                ? SeenFrame.UNKNOWN
                : SeenFrame.place(frame.group(2), Integer.parseInt(frame.group(3)));
        frames.add(new SeenFrame(frame.group(1), place, List.of()));
      } else if (line.startsWith("      ")) {
        var last = frames.removeLast();
        var variables = new ArrayList<>(last.variables());
        variables.add(line.strip().replace(MARK, "").replace(" (hidden) = ", " = "));
        frames.add(new SeenFrame(last.function(), last.place(), variables));
      }
    }
    return frames;
  }
}
