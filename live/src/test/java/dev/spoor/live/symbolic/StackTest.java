package dev.spoor.live.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Background;
import dev.spoor.testkit.Tracees;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Stacks of programs that wait, found by us and by gdb.
@Tag("live")
@Timeout(120)
class StackTest {
  private static final Pattern TASK = Pattern.compile("^(\\d+) \\((.*)\\)$");
  private static final Pattern FRAME =
      Pattern.compile(
          "^#\\d+ +0x0*([0-9a-f]+) (<.*>|[^ +]+)(?:\\+0x[0-9a-f]+)?(?: \\(([^()]*)\\))?(?: at .*)?$");

  /// The names that are compared: for a library's functions there are several, of which gdb takes
  /// that of the debugging information.
  private static final Set<String> OWN =
      Set.of(
          "innermost",
          "recursive",
          "with_room",
          "main",
          "_start",
          "wait_here",
          "on_signal",
          "interrupted",
          "caller",
          "wants_lock",
          "wants_signal",
          "wants_time",
          "<signal handler called>");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-O0",
        "-O2",
        "-O2 -fomit-frame-pointer",
        "-O1 -fno-omit-frame-pointer",
        "-O2 -static",
        "-O2 -no-pie",
        "-O0 -m32",
        "-O2 -m32",
        "-O2 -m32 -fomit-frame-pointer",
        "-O2 -m32 -no-pie",
        "-O2 -fno-asynchronous-unwind-tables",
        "-O2 -m32 -fno-asynchronous-unwind-tables",
      })
  void functionsThatWaitAreThose(String flags) {
    compare(Tracees.compile("waits_in_calls", flags.split(" ", -1)), 1);
  }

  /// There is neither .eh_frame nor .debug_frame for the program's own code.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-O0",
        "-O1",
        "-O2",
        "-O2 -fno-omit-frame-pointer",
        "-O0 -m32",
        "-O1 -m32",
        "-O2 -m32 -fno-omit-frame-pointer"
      })
  void codeWithoutFrameInformationIsUnwound(String flags) {
    var all = new ArrayList<>(List.of(flags.split(" ", -1)));
    all.addAll(List.of("-g0", "-fno-asynchronous-unwind-tables", "-fno-exceptions"));
    var program = Tracees.compile("waits_in_calls", all.toArray(String[]::new));
    try (var waiting = Background.start(program)) {
      waiting.line();

      var names =
          settled(waiting).values().iterator().next().stream()
              .map(GdbStack.Line::function)
              .map(name -> name.replaceFirst("\\..*", ""))
              .toList();

      assertThat(names)
          .containsSubsequence("innermost", "recursive", "with_room", "main", "_start");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-O0", "-O2", "-O0 -m32", "-O2 -m32", "-O2 -static", "-O2 -m32 -static"})
  void whatASignalInterruptedIsFound(String flags) {
    var program = Tracees.compile("waits_in_handler", flags.split(" ", -1));
    compare(program, 1);
    compare(program, 1, "on its own stack");
    compare(program, 1, "on its own stack", "with siginfo");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-O0", "-O2 -m32", "-O2 -static"})
  void allThreadsAreShown(String flags) {
    compare(Tracees.compile("waits_in_threads", flags.split(" ", -1)), 4);
  }

  private static void compare(Path program, int threads, String... arguments) {
    var command = new ArrayList<Object>();
    command.add(program);
    command.addAll(List.of(arguments));
    try (var waiting = Background.start(command.toArray())) {
      waiting.line();

      var ours = settled(waiting);
      var theirs = GdbStack.of(waiting.pid()).frames();

      assertThat(ours).hasSize(threads);
      assertThat(places(ours)).isEqualTo(places(theirs));
    }
  }

  /// Stacks that do not change any more: all threads wait.
  private static Map<String, List<GdbStack.Line>> settled(Background program) {
    var before = ours(program);
    var after = ours(program);
    while (!after.equals(before)) {
      before = after;
      after = ours(program);
    }
    return after;
  }

  private static Map<String, List<String>> places(Map<String, List<GdbStack.Line>> stacks) {
    var all = new TreeMap<String, List<String>>();
    stacks.forEach((tid, lines) -> all.put(tid, lines.stream().map(StackTest::place).toList()));
    return all;
  }

  /// Compilers name parts and variants of functions, debugging information does not.
  private static String place(GdbStack.Line line) {
    var plain = line.function().replaceFirst("\\.(constprop|isra|part|cold)\\..*", "");
    return line.pc() + (OWN.contains(plain) ? " " + plain : "");
  }

  private static Map<String, List<GdbStack.Line>> ours(Background program) {
    var all = new TreeMap<String, List<GdbStack.Line>>();
    var current = new ArrayList<GdbStack.Line>();
    for (var line :
        dev.spoor.live.inspect.Inspecting.run("stack", program.pid()).orFail().lines()) {
      var task = TASK.matcher(line);
      var frame = FRAME.matcher(line);
      if (task.matches()) {
        current = new ArrayList<>();
        all.put(task.group(1), current);
      } else if (frame.matches() && "inlined".equals(frame.group(3))) {
        // No frame of the CPU's.
        continue;
      } else if (frame.matches()) {
        current.add(new GdbStack.Line(frame.group(1), frame.group(2)));
      } else {
        current.add(new GdbStack.Line(line, ""));
      }
    }
    return all;
  }
}
