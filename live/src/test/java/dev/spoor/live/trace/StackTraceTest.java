package dev.spoor.live.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `-k`, also beside the installed strace's.
@Tag("live")
class StackTraceTest {
  private static final String SPOOR = TraceCommandTest.SPOOR;
  private static final Pattern FRAME =
      Pattern.compile(" > (.*)\\((.*)\\) \\[(0x[0-9a-f]+)\\]( .*)?");

  /// What is called by what strace's library unwinds badly: code without a file, the vdso.
  private static final Pattern UNKNOWN_TO_STRACE =
      Pattern.compile(" > (\\[vdso\\].*|unexpected_backtracing_error .*)");

  @TempDir Path directory;

  /// A line of the trace, and its stack.
  private record Event(String line, List<String> stack) {
    /// The objects and the places in them, which do not depend on symbols.
    List<String> places() {
      return stack.stream().map(Event::place).toList();
    }

    private static String place(String line) {
      var frame = FRAME.matcher(line);
      return frame.matches() ? frame.group(1) + " " + frame.group(3) : line;
    }

    /// The call, without its arguments.
    String call() {
      var task = line.replaceFirst("^(\\[pid +\\d+\\]|\\d+) +", "");
      return task.replaceFirst("^<\\.\\.\\. (\\w+) resumed>.*", "$1").replaceFirst("[({].*", "");
    }

    boolean isKnownToStrace() {
      return stack.stream().noneMatch(line -> UNKNOWN_TO_STRACE.matcher(line).matches());
    }
  }

  @BeforeAll
  static void isBuilt() {
    Shell.run(SPOOR, "version").orFail();
  }

  private List<Event> spoor(String... words) throws IOException {
    return trace(List.of(SPOOR, "trace"), words);
  }

  private List<Event> trace(List<String> tracer, String... words) throws IOException {
    var file = Files.createTempFile(directory, "trace", "");
    var command = new ArrayList<>(tracer);
    command.addAll(List.of("-o", file.toString()));
    command.addAll(List.of(words));
    Shell.run(command.toArray(String[]::new));
    return events(file);
  }

  private static List<Event> events(Path file) throws IOException {
    var events = new ArrayList<Event>();
    for (var line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
      if (line.startsWith(" > ")) {
        events.getLast().stack().add(line);
      } else if (!line.endsWith("<unfinished ...>")) {
        events.add(new Event(line, new ArrayList<>()));
      }
    }
    return events;
  }

  private static List<String> functions(Event event) {
    var found = new ArrayList<String>();
    for (var line : event.stack()) {
      var frame = FRAME.matcher(line);
      found.add(frame.matches() ? frame.group(2).replaceFirst("\\+0x.*", "") : line);
    }
    return found;
  }

  /// Where there is a containing symbol, both have the same name for it.
  private static void expectSameNames(List<String> ours, List<String> reference) {
    for (var i = 0; i < ours.size(); i++) {
      if (!ours.get(i).contains("()")) {
        assertThat(ours.get(i)).isEqualTo(reference.get(i));
      }
    }
  }

  /// `@NAME FLAGS...` compiles the tracee; a tab stands for a space inside a word.
  private static List<String> program(String line) {
    var words = line.split(" ", -1);
    if (words[0].startsWith("@")) {
      var flags = List.of(words).subList(1, words.length).toArray(String[]::new);
      return List.of(Tracees.compile(words[0].substring(1), flags).toString());
    }
    return List.of(words).stream().map(word -> word.replace('\t', ' ')).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo x",
        "cat /etc/passwd",
        "ls -l /",
        "sh -c for\ti\tin\t1\t2\t3;\tdo\techo\t$i;\tdone;\tkill\t-USR1\t$$",
        "sh -c exec\tls",
        "@vfork_exec",
      })
  void oneTasksStacksAreThoseOfStrace(String line) throws IOException {
    Requirement.program("strace");
    // When a child dies is chance.
    var words = new ArrayList<>(List.of("-k", "-e", "signal=!CHLD"));
    words.addAll(program(line));

    var reference = trace(List.of("strace"), words.toArray(String[]::new));
    var ours = spoor(words.toArray(String[]::new));

    assertThat(ours).hasSameSizeAs(reference);
    for (var i = 0; i < ours.size(); i++) {
      assertThat(ours.get(i).call()).isEqualTo(reference.get(i).call());
      if (reference.get(i).isKnownToStrace()) {
        assertThat(ours.get(i).places())
            .describedAs(ours.get(i).line())
            .isEqualTo(reference.get(i).places());
        expectSameNames(ours.get(i).stack(), reference.get(i).stack());
      }
    }
  }

  /// Of several tasks the order varies.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sh -c echo\ta\t|\tcat",
        "@many_threads -pthread -g -O2",
        "@stack_shapes -pthread -g -O0",
        "@stack_shapes -pthread -O2"
      })
  void severalTasksStacksAreThoseOfStrace(String line) throws IOException {
    Requirement.program("strace");
    // Whether some are made, and where a signal comes, is chance; strace sees nothing behind
    // clone3.
    var calls = "trace=!futex,wait4,madvise,munmap,mprotect,rt_sigreturn,clone3";
    var words = new ArrayList<>(List.of("-k", "-f", "-e", calls, "-e", "signal=!CHLD"));
    words.addAll(program(line));

    var reference = trace(List.of("strace"), words.toArray(String[]::new));
    var ours = spoor(words.toArray(String[]::new));

    assertThat(stacks(ours)).isEqualTo(stacks(reference));
  }

  private static TreeSet<String> stacks(List<Event> events) {
    var all = new TreeSet<String>();
    for (var event : events) {
      if (!event.stack().isEmpty() && event.isKnownToStrace()) {
        all.add(event.call() + " " + event.places());
      }
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"-O0", "-O2", "-m32 -O0", "-m32 -O2"})
  void aProgramsOwnFunctionsAreThere(String flags) throws IOException {
    var words = ("-pthread -g " + flags).split(" ");
    var program = Tracees.compile("stack_shapes", words).toString();

    var events = spoor("-k", "-f", "-e", "trace=getppid", "-e", "signal=none", program);

    var stacks = events.stream().filter(event -> event.call().equals("getppid")).toList();
    assertThat(stacks).hasSizeGreaterThanOrEqualTo(4);
    assertThat(functions(stacks.getFirst())).contains("main", "_start");
    if (flags.endsWith("-O0")) {
      assertThat(functions(stacks.getFirst()))
          .containsSequence("outer", "deep", "deep", "deep", "deep", "deep", "deep", "main");
    }
    assertThat(functions(stacks.get(1))).contains("compare", "main");
    assertThat(functions(stacks.get(2))).containsSubsequence("handler", "main", "_start");
    assertThat(functions(stacks.getLast())).contains("thread").doesNotContain("main");
  }

  @Test
  void sourceLinesStandBehindTheAddress() throws IOException {
    var program = Tracees.compile("stack_shapes", "-pthread", "-g", "-O1").toString();

    var events = spoor("-kk", "-e", "trace=getppid", "-e", "signal=none", program);

    var first =
        events.getFirst().stack().stream()
            .filter(line -> line.contains(program))
            .map(line -> line.replace(program, "P").replaceAll("[^ ]*/stack_shapes.c", "FILE"))
            .toList();
    assertThat(first.get(0)).matches(" > P\\(inner\\) \\[0x[0-9a-f]+\\] FILE:15");
    assertThat(first.get(1)).matches(" > P\\(outer\\+0x[0-9a-f]+\\) \\[0x[0-9a-f]+\\] FILE:17");
    assertThat(first.get(2)).matches(" > P\\(deep\\+0x[0-9a-f]+\\) \\[0x[0-9a-f]+\\] FILE:19");
  }

  @Test
  void whatIsMappedBehindAFilterIsKnown() throws IOException {
    Requirement.program("python3");
    var code = "import os, _ctypes, ctypes; ctypes.CDLL(None).getppid()";

    var events = spoor("-k", "-f", "-e", "trace=getppid", "python3", "-c", code);

    var last = events.stream().filter(event -> event.call().equals("getppid")).toList().getLast();
    assertThat(last.stack()).anyMatch(line -> line.contains("_ctypes"));
    assertThat(last.stack()).noneMatch(line -> line.contains("unexpected"));
  }

  @Test
  void noMoreFramesThanAllowed() throws IOException {
    var program = Tracees.compile("stack_shapes", "-pthread", "-g", "-O0").toString();

    var events = spoor("-k", "--stack-trace-frame-limit=3", "-e", "trace=getppid", program);

    assertThat(events.getFirst().stack()).hasSize(3);
  }

  @Test
  void linesThatAreWrittenAtTheEndHaveTheirStack() throws IOException {
    var program = Tracees.compile("stack_shapes", "-pthread", "-g", "-O0").toString();

    var events = spoor("-k", "-f", "--whole-lines", program);

    for (var event : events) {
      if (event.line().contains(") = ") && !event.line().contains("execve(")) {
        assertThat(event.stack()).describedAs(event.line()).isNotEmpty();
      }
    }
  }

  @Test
  void inFilesOfTheirOwnAndInPartsStacksStayWithTheirLines() throws IOException {
    var program = Tracees.compile("stack_shapes", "-pthread", "-g", "-O0").toString();
    var prefix = directory.resolve("log");

    Shell.run(
        SPOOR, "trace", "-k", "-ff", "-o", prefix.toString(), "--rotate-size=300", "-qq", program);

    try (var files = Files.newDirectoryStream(directory, "log.*")) {
      for (var file : files) {
        assertThat(Files.readAllLines(file).getFirst()).doesNotStartWith(" > ");
        assertThat(events(file))
            .filteredOn(event -> event.line().contains(") = "))
            .allMatch(event -> !event.stack().isEmpty());
      }
    }
  }

  @Test
  void withoutLinesThereAreNoStacks() {
    var run = Shell.run(SPOOR, "trace", "-k", "-c", "-e", "trace=getppid", "true");

    assertThat(run.stderr())
        .contains("-k/--stack-traces has no effect with -c/--summary-only")
        .doesNotContain(" > ");
  }
}
