package dev.spoor.live.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.Address;
import dev.spoor.symbolic.value.StandardLibrary;
import dev.spoor.symbolic.value.Value;
import dev.spoor.symbolic.value.ValueFormat;
import dev.spoor.symbolic.value.ValuePrinter;
import dev.spoor.symbolic.variable.FrameVariables;
import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Values of the classes of LLVM's C++ library, of a program that is stopped.
@Tag("live")
class LibcxxValuesTest {
  /// What the program puts into each variable.
  private static final Map<String, String> CONTAINERS =
      Map.ofEntries(
          Map.entry("empty", "\"\""),
          Map.entry("small", "\"small\""),
          Map.entry("large", "'x' <repeats 40 times>"),
          Map.entry("nul", "\"a\\000b\""),
          Map.entry("wide", "L\"wide\""),
          // The library has no code for these: all of it is compiled with the program.
          Map.entry("u16", "u\"u16\""),
          Map.entry("u16_long", "u'x' <repeats 30 times>"),
          Map.entry("view", "\"view\""),
          Map.entry("none", "std::vector of length 0, capacity 0"),
          Map.entry("numbers", "std::vector of length 3, capacity 4 = {1, 2, 3}"),
          Map.entry("bits", "std::vector<bool> of length 3, capacity 64 = {true, false, true}"),
          Map.entry("words", "std::vector of length 2, capacity 2 = {\"one\", \"two\"}"),
          Map.entry("map", "std::map with 2 elements = {[1] = \"a\", [2] = \"b\"}"),
          Map.entry("set", "std::set with 3 elements = {1, 2, 3}"),
          Map.entry("letters", "std::set with 2 elements = {97 'a', 98 'b'}"),
          Map.entry("multi", "std::multimap with 2 elements = {[1] = 2, [1] = 3}"),
          Map.entry("hash", "std::unordered_map with 1 element = {[\"k\"] = 1}"),
          Map.entry("bag", "std::unordered_set with 1 element = {7}"),
          Map.entry("list", "std::list of length 2 = {4, 5}"),
          Map.entry("gone", "empty std::list"),
          Map.entry("forward", "std::forward_list = {6, 7}"),
          Map.entry("array", "{8, 9}"),
          Map.entry("no_deque", "empty std::deque"),
          Map.entry("nothing", "std::optional<int> [no contained value]"),
          Map.entry("some", "std::optional<int> = {[contained value] = 5}"),
          Map.entry("pair", "{first = 1, second = 99 'c'}"),
          Map.entry(
              "tuple",
              "std::tuple containing = "
                  + "{[1] = 1, [2] = \"t\", [3] = {<No data fields>}, [4] = 0.5}"),
          Map.entry("no", "std::unique_ptr<int> = {get() = 0x0}"),
          Map.entry("nobody", "std::shared_ptr<int> (empty) = {get() = 0x0}"));

  /// Containers of whom one that has the bytes of another thing is to be shown.
  private static final List<String> ALL =
      List.of(
          "small", "u16", "view", "numbers", "bits", "words", "map", "set", "multi", "hash", "bag",
          "list", "forward", "array", "deque", "some", "text", "tuple", "unique", "shared", "weak");

  private static StoppedProgram start(String... flags) {
    Requirement.program("clang++");
    if (Shell.script("echo '#include <string>' | clang++ -stdlib=libc++ -E -x c++ -o /dev/null -")
            .exit()
        != 0) {
      throw Requirement.missing("libc++ is not installed (install libc++-dev and libc++abi-dev)");
    }
    Path program = Tracees.compile(Tracees.Compiler.CLANG, "shows_libcxx_containers", flags);
    return StoppedProgram.start(program);
  }

  private static FrameVariables main(StoppedProgram stopped) {
    for (var i = 0; i < stopped.stack().frames().size(); i++) {
      var variables = stopped.variables(i);
      if (variables.named("no_deque").isPresent()) {
        return variables;
      }
    }
    throw new AssertionError("no frame of main in " + stopped);
  }

  private static Value value(FrameVariables frame, String name) {
    return frame.value(frame.named(name).orElseThrow());
  }

  private static String shown(Value value) {
    return new ValuePrinter(ValueFormat.usual(), StandardLibrary.presenters()).text(value);
  }

  private static String shown(FrameVariables frame, String name) {
    return shown(value(frame, name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-gdwarf-5",
        "-gdwarf-4",
        "-std=c++20",
        "-D_LIBCPP_ABI_ALTERNATE_STRING_LAYOUT -D_LIBCPP_DISABLE_EXTERN_TEMPLATE"
      })
  void containersAreShownAsWhatTheyHold(String flags) {
    try (var stopped = start(flags.split(" ", -1))) {
      var main = main(stopped);

      CONTAINERS.forEach((name, text) -> assertThat(shown(main, name)).as(name).isEqualTo(text));
    }
  }

  @Test
  void manyElementsEndInDots() {
    try (var stopped = start()) {
      var main = main(stopped);

      assertThat(shown(main, "many"))
          .startsWith("std::map with 300 elements = {[0] = 0, [1] = 1, [2] = 2, ")
          .endsWith(", [199] = 199...}");
      // Those before are taken off: it begins within a block and goes on in the next one.
      assertThat(shown(main, "deque"))
          .startsWith("std::deque with 100 elements = {2900, 2901, ")
          .endsWith(", 2998, 2999}");
    }
  }

  @Test
  void pointersThatOwnSayToWhat() {
    try (var stopped = start()) {
      var main = main(stopped);

      assertThat(shown(main, "unique")).matches("std::unique_ptr<int> = \\{get\\(\\) = 0x\\w+}");
      assertThat(shown(main, "twice"))
          .matches("std::shared_ptr<int> \\(use count 2, weak count 1\\) = \\{get\\(\\) = 0x\\w+}");
      assertThat(shown(main, "expired"))
          .matches("std::weak_ptr<int> \\(expired, weak count 1\\) = \\{get\\(\\) = 0x\\w+}");
      assertThat(shown(main, "number")).endsWith(" [index 0] = {3}");
      assertThat(shown(main, "text")).endsWith(" [index 1] = {\"t\"}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ones", "itself", "ladder", "pair_ring", "odd"})
  void whatIsNoContainerIsShownAndEnds(String noise) {
    try (var stopped = start()) {
      var main = main(stopped);
      var start = value(main, noise).address().orElseThrow();

      for (var name : ALL) {
        var container = value(main, name);
        assertThat(textAt(container, start)).as(name).isNotEmpty().hasSizeLessThan(200_000);
        // Their parts in other places: lengths become pointers.
        assertThat(textAt(container, start.plus(8))).as(name).hasSizeLessThan(200_000);
      }
    }
  }

  private static String textAt(Value container, Address place) {
    return shown(Value.at(container.type(), place, container.around()));
  }
}
