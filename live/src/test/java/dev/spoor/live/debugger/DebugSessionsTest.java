package dev.spoor.live.debugger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.engine.HandedDown;
import dev.spoor.machine.ByteString;
import dev.spoor.repl.DebugCommand;
import dev.spoor.testkit.Requirement;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Some of the conversations of `conformance/debug`, held with gdb and with this process's own
/// debugger. The runner there is one file that needs none of the modules; it is compiled here, so
/// that what gdb's words mean is written down once.
@Tag("live")
class DebugSessionsTest {
  private static final Path HERE = Path.of("../conformance/debug").toAbsolutePath().normalize();

  /// A few of most themes.
  private static final Set<String> SESSIONS =
      Set.of(
          "arguments@gcc-O0",
          "assignments@gcc-O0",
          "breakpoints-by-line@gcc-O0",
          "breakpoints-by-name@gcc-O2",
          "breakpoints-by-name@clang-O0",
          "commands@gcc-O0",
          "conditions@gcc-O2",
          "conditions@clang-O0",
          "core@gcc-O0",
          "core@gcc-O0-m32",
          "display@gcc-O0",
          "dlopen@gcc-O0",
          "exec@gcc-O0",
          "fault@gcc-O2",
          "fault@clang-O0",
          "finish-values@gcc-O0",
          "follow-child@gcc-O0",
          "follow-parent@gcc-O2",
          "formats@gcc-O0",
          "keep-child@gcc-O0",
          "recursion@gcc-O0",
          "several-inferiors@gcc-O0",
          "tails@gcc-O0",
          "walk-steps@gcc-O0",
          "walk-steps@clang-O0",
          "watch-global@gcc-O0",
          "watch-local@gcc-O0",
          "vfork@gcc-O0",
          "watch-global@gcc-O2");

  @TempDir Path work;

  @Test
  void conversationsHaveTheAnswersThatGdbGives() throws Exception {
    Requirement.program("gdb");
    Requirement.program("gcc");
    Requirement.program("clang");

    var differences = differences(SESSIONS::contains);

    assertThat(differences.keySet()).isEqualTo(SESSIONS);
    assertThat(differences.values().stream().flatMap(List::stream)).isEmpty();
  }

  @SuppressWarnings("unchecked") // the runner's method is known by its source alone
  private Map<String, List<String>> differences(Predicate<String> only) throws Exception {
    var classes = Files.createDirectory(work.resolve("classes"));
    var compiler = ToolProvider.getSystemJavaCompiler();
    var status =
        compiler.run(
            null,
            null,
            null,
            "-d",
            classes.toString(),
            HERE.resolve("DebugSessions.java").toString());
    assertThat(status).isZero();
    try (var loader = new URLClassLoader(new java.net.URL[] {classes.toUri().toURL()})) {
      var method =
          loader
              .loadClass("DebugSessions")
              .getMethod("differences", Path.class, Path.class, Predicate.class, Function.class);
      Function<List<String>, String> spoor = DebugSessionsTest::converse;
      return (Map<String, List<String>>) method.invoke(null, HERE, work, only, spoor);
    }
  }

  /// What `spoor debug` says.
  private static String converse(List<String> words) {
    var environment = new ArrayList<ByteString>();
    System.getenv().forEach((name, value) -> environment.add(ByteString.of(name + "=" + value)));
    var said = new ByteArrayOutputStream();
    var stream = new PrintStream(said, true, StandardCharsets.ISO_8859_1);
    DebugCommand.onLines(
            () -> HandedDown.read(""), environment, HERE.toString(), List.of(), stream, stream)
        .run(words.stream().map(ByteString::of).toList());
    return said.toString(StandardCharsets.ISO_8859_1);
  }
}
