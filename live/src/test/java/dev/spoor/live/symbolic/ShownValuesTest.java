package dev.spoor.live.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.symbolic.VariableName;
import dev.spoor.symbolic.value.StandardLibrary;
import dev.spoor.symbolic.value.Value;
import dev.spoor.symbolic.value.ValueFormat;
import dev.spoor.symbolic.value.ValuePrinter;
import dev.spoor.symbolic.variable.FrameVariables;
import dev.spoor.symbolic.variable.Program;
import dev.spoor.testkit.Tracees;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Values that are shown as what they stand for, of programs that are stopped.
@Tag("live")
class ShownValuesTest {
  private static final String NUL = "\\000";

  /// What the program puts into each variable.
  private static final Map<String, String> CONTAINERS =
      Map.ofEntries(
          Map.entry("empty", "\"\""),
          Map.entry("small", "\"small\""),
          Map.entry("large", "'x' <repeats 40 times>"),
          Map.entry("nul", "\"a" + NUL + "b\""),
          Map.entry("view", "\"view\""),
          Map.entry("none", "std::vector of length 0, capacity 0"),
          Map.entry("numbers", "std::vector of length 3, capacity 3 = {1, 2, 3}"),
          Map.entry("bits", "std::vector<bool> of length 3, capacity 64 = {true, false, true}"),
          Map.entry("words", "std::vector of length 2, capacity 2 = {\"one\", \"two\"}"),
          Map.entry("map", "std::map with 2 elements = {[1] = \"a\", [2] = \"b\"}"),
          Map.entry("set", "std::set with 3 elements = {1, 2, 3}"),
          Map.entry("multi", "std::multimap with 2 elements = {[1] = 2, [1] = 3}"),
          Map.entry("hash", "std::unordered_map with 1 element = {[\"k\"] = 1}"),
          Map.entry("bag", "std::unordered_set with 1 element = {7}"),
          Map.entry("list", "std::list of length 2 = {4, 5}"),
          Map.entry("array", "{8, 9}"),
          Map.entry("nothing", "std::optional<int> [no contained value]"),
          Map.entry("some", "std::optional<int> = {[contained value] = 5}"),
          Map.entry("pair", "{first = 1, second = 99 'c'}"),
          Map.entry("tuple", "std::tuple containing = {[1] = 1, [2] = \"t\", [3] = 0.5}"),
          Map.entry("no", "std::unique_ptr<int> = {get() = 0x0}"));

  private static FrameVariables frame(StoppedProgram stopped, String function) {
    for (var i = 0; i < stopped.stack().frames().size(); i++) {
      var variables = stopped.variables(i);
      for (var scope : variables.scopes()) {
        if (scope.name().filter(function::equals).isPresent()) {
          return variables;
        }
      }
    }
    throw new AssertionError("no frame of " + function + " in " + stopped);
  }

  private static Value value(FrameVariables frame, String name) {
    return frame.value(frame.named(name).orElseThrow());
  }

  private static String shown(FrameVariables frame, String name) {
    return new ValuePrinter(ValueFormat.usual(), StandardLibrary.presenters())
        .text(value(frame, name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-gdwarf-5", "-gdwarf-4", "-D_GLIBCXX_DEBUG_PEDANTIC", "-std=c++20"})
  void containersAreShownAsWhatTheyHold(String flags) {
    try (var stopped = StoppedProgram.start(Tracees.compile("shows_containers", flags))) {
      var main = frame(stopped, "main");

      CONTAINERS.forEach((name, text) -> assertThat(shown(main, name)).as(name).isEqualTo(text));
    }
  }

  @Test
  void manyElementsEndInDots() {
    try (var stopped = StoppedProgram.start(Tracees.compile("shows_containers"))) {
      var text = shown(frame(stopped, "main"), "deque");

      assertThat(text)
          .startsWith("std::deque with 301 elements = {0, 1, 1, ")
          .endsWith(", 1...}")
          .satisfies(all -> assertThat(all.split(", ", -1)).hasSize(200));
    }
  }

  @Test
  void pointersThatOwnSayToWhat() {
    try (var stopped = StoppedProgram.start(Tracees.compile("shows_containers"))) {
      var main = frame(stopped, "main");

      assertThat(shown(main, "unique")).matches("std::unique_ptr<int> = \\{get\\(\\) = 0x\\w+}");
      assertThat(shown(main, "twice"))
          .matches("std::shared_ptr<int> \\(use count 2, weak count 1\\) = \\{get\\(\\) = 0x\\w+}");
      assertThat(shown(main, "number")).endsWith(" [index 0] = {3}");
      assertThat(shown(main, "text")).endsWith(" [index 1] = {\"t\"}");
    }
  }

  @Test
  void withoutPresentersTheMembersAreShown() {
    try (var stopped = StoppedProgram.start(Tracees.compile("shows_containers"))) {
      var numbers = value(frame(stopped, "main"), "numbers");

      assertThat(numbers.toString()).contains("_M_start = 0x").contains("_M_finish = 0x");
    }
  }

  @Test
  void anObjectBehindAPointerToItsBaseIsFoundWhole() {
    try (var stopped = StoppedProgram.start(Tracees.compile("shows_objects"))) {
      var pointed = value(frame(stopped, "work"), "p").target().orElseThrow();

      var whole = pointed.dynamic();

      assertThat(pointed.type().name()).isEqualTo("zoo::Base");
      assertThat(whole.type().name()).isEqualTo("zoo::Both");
      assertThat(whole.member("right").orElseThrow()).hasToString("3");
      assertThat(whole.member("base").orElseThrow()).hasToString("1");
    }
  }

  @Test
  void globalAndStaticVariablesAreFoundByName() {
    try (var stopped = StoppedProgram.start(Tracees.compile("shows_objects"))) {
      var work = frame(stopped, "work");

      assertThat(value(work, "zoo::Named::count")).hasToString("3");
      assertThat(value(work, "(anonymous namespace)::hidden")).hasToString("6");
      assertThat(work.named("no_such_variable")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-O0", "-O2", "-gdwarf-4", "-static", "-no-pie"})
  void aThreadsOwnVariablesAreItsOwn(String flags) {
    try (var stopped = StoppedProgram.start(Tracees.compile("shows_thread_locals", flags))) {
      var main = frame(stopped, "main");

      assertThat(value(main, "counted")).hasToString("42");
      assertThat(value(main, "name")).hasToString("\"first" + NUL + NUL + "\"");
      assertThat(value(main, "untouched")).hasToString("84");
    }
  }

  @Test
  void thoseOfALibraryAreFoundOnceTheThreadHasUsedThem() {
    var library = Tracees.compile("library_with_locals");
    try (var stopped = StoppedProgram.start(Tracees.compile("waits_in_library"), library, "used")) {
      var inLibrary = frame(stopped, "wait_in_library");

      assertThat(value(inLibrary, "library_number")).hasToString("42");
      assertThat(value(inLibrary, "library_text")).hasToString("\"Library\"");
      assertThat(value(inLibrary, "library_zero")).hasToString("-1");
    }
  }

  @Test
  void thoseOfALibraryThatTheThreadHasNotUsedAreSaidToBeNowhere() {
    var library = Tracees.compile("library_with_locals");
    try (var stopped = StoppedProgram.start(Tracees.compile("waits_in_library"), library)) {
      var number = value(frame(stopped, "wait_in_library"), "library_number");

      assertThat(number.toString()).contains("not yet used the storage of that library");
    }
  }

  @Test
  void thoseOfALibraryThatWasThereFromTheStartAreThere() {
    var library = Tracees.compile("library_with_locals");
    var preloaded = "LD_PRELOAD=" + library;
    try (var stopped =
        StoppedProgram.start(
            "env", preloaded, Tracees.compile("waits_in_library"), library, "used")) {
      assertThat(value(frame(stopped, "wait_in_library"), "library_number")).hasToString("42");
    }
  }

  @Test
  void variablesOfFilesAndFunctionsAreFoundByBothNames() {
    try (var stopped = StoppedProgram.start(Tracees.compile("waits_in_recursion"))) {
      var program = stopped.program();
      assertThat(frame(stopped, "main").named("total")).isPresent();

      assertThat(valuesOf(program, "'waits_in_recursion.c'::total")).containsExactly("3");
      assertThat(valuesOf(program, "'tracees/waits_in_recursion.c'::wait_here::times"))
          .containsExactly("1");
      assertThat(valuesOf(program, "wait_here::times")).containsExactly("1");
      assertThat(valuesOf(program, "wait_here::count")).isEmpty();
      assertThat(valuesOf(program, "'recursion.c'::total")).isEmpty();
    }
  }

  private static List<String> valuesOf(Program program, String name) {
    return program.named(VariableName.parse(name)).stream()
        .map(program::value)
        .map(Value::toString)
        .toList();
  }
}
