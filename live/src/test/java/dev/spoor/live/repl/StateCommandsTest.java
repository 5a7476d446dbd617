package dev.spoor.live.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands that show the state of a program's parts; the installed gdb is the judge.
@Tag("live")
class StateCommandsTest {
  private static final List<String> TABLES =
      List.of(
          "break sum_point",
          "run",
          "up",
          "info vtbl box",
          "info vtbl shape",
          "info vtbl *shape",
          "info vtbl ref",
          "info vtbl p",
          "info vtbl n",
          "info vtbl");

  @ParameterizedTest
  @ValueSource(strings = {"-m64", "-m32"})
  void theRegistersOfTheX87AreShown(String width) {
    Debug.assertEveryLineIsGdbs(
        Tracees.compile("returns_on_order", "-g", "-O0", width),
        List.of(
            "info float",
            "break 32",
            "run",
            "step",
            "info float",
            "finish",
            "info float",
            "nexti",
            "info float"));
  }

  @Test
  void tablesOfVirtualFunctionsAreShown() {
    Debug.assertEveryLineIsGdbs(Tracees.compile("returns_classes", "-g", "-O0", "-w"), TABLES);
  }

  static Stream<List<String>> comparisons() {
    return Stream.of(
        List.of("compare-sections"),
        List.of("compare-sections -r", "compare-sections .text", "compare-sections .nosuch"),
        List.of("break work", "run", "compare-sections -r", "compare-sections .data"),
        List.of(
            "break work",
            "run",
            "set var global = 5",
            "compare-sections .data",
            "set var global = 42",
            "compare-sections .data"));
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void sectionsAreComparedWithTheFile(List<String> commands) {
    Debug.assertEveryLineIsGdbs(Tracees.compile("debugged", "-g", "-O0", "-no-pie"), commands);
  }

  @Test
  void whatHasNoFileIsNotCompared() {
    assertThat(Debug.ours(List.of(), "compare-sections").lines())
        .containsExactly("command cannot be used without an exec file");
  }

  @Test
  void marksForToolsAreListed() throws IOException {
    var library = Path.of("/usr/lib/x86_64-linux-gnu/libstdc++.so.6").toRealPath();

    Debug.assertEveryLineIsGdbs(
        library,
        List.of(
            "info probes stap libstdcxx",
            "info probes all libstdcxx",
            "info probes stap . ^[ct]",
            "info probes stap [",
            "info probes stap nobody",
            "info probes nonsense"));
  }
}
