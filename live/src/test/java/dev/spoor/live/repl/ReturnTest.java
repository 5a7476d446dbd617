package dev.spoor.live.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Tracees;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `return` with values of all kinds: what the caller keeps is what was given.
@Tag("live")
class ReturnTest {
  private static final String TRACEE = "returns_on_order";

  private record Given(String function, String expression, String kept, String shown) {}

  private static final List<Given> SCALARS =
      List.of(
          new Given("letter", "'z'", "kept_letter", "122 'z'"),
          new Given("brief", "-factor * 100", "kept_short", "-300"),
          new Given("real", "factor / 4.0", "kept_real", "0.75"),
          new Given("single", "factor + 0.25", "kept_single", "3.25"),
          new Given("extended", "12.75", "kept_extended", "12.75"),
          new Given("wide", "(long long) factor << 35", "kept_wide", "103079215104"));

  private static final List<Given> STRUCTURES =
      List.of(
          new Given("small", "other_small", "kept_small", "{x = 7, y = 8}"),
          new Given("mixed", "other_mixed", "kept_mixed", "{d = 2.5, i = 9}"),
          new Given("bytes", "other_bytes", "kept_bytes", "{c = \"xyz\"}"));

  private static void assertKept(List<Given> all, String width) {
    var commands = new ArrayList<String>();
    var expected = new ArrayList<String>();
    all.forEach(each -> commands.add("break " + each.function()));
    commands.add("run");
    for (var each : all) {
      commands.addAll(
          List.of("return " + each.expression(), "next", "print " + each.kept(), "continue"));
      expected.add("$" + (expected.size() + 1) + " = " + each.shown());
    }

    var lines =
        Debug.ours(Tracees.compile(TRACEE, "-g", "-O0", width), commands.toArray(String[]::new))
            .lines();

    assertThat(lines).filteredOn(line -> line.startsWith("$")).isEqualTo(expected);
    assertThat(lines).contains("[Inferior 1 (process N) exited normally]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-m64", "-m32"})
  void numbersOfAllSizesAreWhatTheCallerGets(String width) {
    assertKept(SCALARS, width);
  }

  @Test
  void structuresInRegistersAreWhatTheCallerGets() {
    assertKept(STRUCTURES, "-m64");
  }

  @Test
  void aStructureInMemoryCannotBeGivenAndNothingHappens() {
    var lines =
        Debug.ours(
                Tracees.compile(TRACEE, "-g", "-O0"),
                "break large",
                "run",
                "return other_large",
                "bt 1",
                "finish",
                "continue")
            .lines();

    assertThat(lines)
        .contains("The location at which to store the function's return value is unknown.")
        .anyMatch(line -> line.startsWith("#0  large () at "))
        .anyMatch(line -> line.endsWith("= {words = {1, 2, 3, 4, 5}}"))
        .contains("[Inferior 1 (process N) exited normally]");
  }

  @Test
  void withoutAValueTheCallerHasWhatIsInTheRegister() {
    var lines =
        Debug.ours(
                Tracees.compile(TRACEE, "-g", "-O0"),
                "break wide",
                "run",
                "set var $rax = 77",
                "return",
                "next",
                "print kept_wide")
            .lines();

    assertThat(lines).endsWith("$1 = 77");
  }
}
