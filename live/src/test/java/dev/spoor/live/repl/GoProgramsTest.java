package dev.spoor.live.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Tracees;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A program that Go's compiler has made, with packed sections of debugging information.
@Tag("live")
class GoProgramsTest {
  @BeforeAll
  static void needsGo() {
    Requirement.program("go");
  }

  private static List<String> session(String... commands) {
    return Debug.ours(Tracees.go("holds_values"), commands).lines();
  }

  private static List<String> printed(String... variables) {
    var commands =
        new java.util.ArrayList<>(List.of("break main.waitForInput", "run < /dev/null", "up 3"));
    List.of(variables).forEach(variable -> commands.add("print " + variable));
    return session(commands.toArray(String[]::new)).stream()
        .filter(line -> line.startsWith("$"))
        .map(line -> line.substring(line.indexOf(' ') + 3))
        .toList();
  }

  @Test
  void aGoroutineHasAStackFromItsBeginning() {
    assertThat(session("break main.waitForInput", "run < /dev/null", "bt"))
        .anySatisfy(line -> assertThat(line).startsWith("#0  main.waitForInput (least="))
        .anySatisfy(line -> assertThat(line).startsWith("#1").contains(" in main.(*Named).Area ("))
        .anySatisfy(line -> assertThat(line).startsWith("#2").contains(" in main.work.func1 ("))
        .anySatisfy(line -> assertThat(line).startsWith("#5").contains(" in runtime.goexit ()"))
        .noneMatch(line -> line.startsWith("#6"));
  }

  @Test
  void namesHaveDotsBracketsAndSlashes() {
    var lines =
        session(
            "break main.(*Named).Area",
            "break internal/poll.(*FD).Read",
            "break holds_values.go:29",
            "info breakpoints");

    assertThat(lines)
        .anySatisfy(line -> assertThat(line).contains(" in main.(*Named).Area at "))
        .anySatisfy(line -> assertThat(line).contains(" in internal/poll.(*FD).Read at "))
        .anySatisfy(line -> assertThat(line).contains(" in main.waitForInput at "));
  }

  /// The stack grows at the beginning of a function, which then begins anew.
  @Test
  void aFunctionIsEnteredBehindTheQuestionForRoom() {
    var lines = session("break main.waitForInput", "info line main.waitForInput");

    assertThat(lines).hasSize(2);
    var start = lines.get(1).replaceFirst(".*starts at address (0x[0-9a-f]+) .*", "$1");
    assertThat(lines.getFirst()).startsWith("Breakpoint 1 at 0x").doesNotContain(start + ":");
  }

  @Test
  void textsSlicesAndMapsAreWhatTheyHold() {
    assertThat(printed("text", "slice", "points", "ages", "*named", "number", "main.counter"))
        .containsExactly(
            "\"a \\\"text\\\"\\n\"",
            "[]int32 of length 2, capacity 2 = {2, 3}",
            "[]main.Point of length 2, capacity 2 = {{X = 1, Y = 2}, {X = 3, Y = 4}}",
            "map with 2 elements = {[\"one\"] = 1, [\"two\"] = 2}",
            "{Point = {X = 5, Y = 6}, Name = \"five\", Next = 0x0}",
            "65",
            "77");
  }
}
