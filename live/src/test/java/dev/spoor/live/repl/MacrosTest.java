package dev.spoor.live.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Tracees;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The macros of a program, beside gdb's answers.
@Tag("live")
@Timeout(120)
class MacrosTest {
  @Test
  void macrosAreWhatGdbSaysTheyAre() {
    Requirement.program("gdb");
    var program = Tracees.compile("expands_macros", "-g3", "-O0");
    var commands =
        new String[] {
          "break here",
          "run",
          "up",
          "p LIMIT + 1",
          "p TWICE(LIMIT)",
          "p TEXT(LIMIT)",
          "p FULL(LIMIT)",
          "p GLUE(val, ue)",
          "p CALL(1, 2)",
          "p LATER",
          "p GONE",
          "p value * TWICE(2",
          "whatis TWICE(1.5)",
          "macro expand TWICE(TWICE(LIMIT)) - EMPTY -1",
          "macro expand SELF",
          "macro expand __LINE__",
          "info macro TWICE",
          "info macro LIMIT",
          "info macro GONE",
          "info macro -a GONE",
          "info macro __CHAR_BIT__",
          "macro define LIMIT 3",
          "macro define MINE(a, b) a - b",
          "macro list",
          "p MINE(LIMIT, 1)",
          "macro undef LIMIT",
          "p LIMIT",
          "macro define 1",
        };

    assertThat(Debug.ours(program, commands).lines())
        .isEqualTo(Debug.gdbs(program, commands).lines());
  }

  @Test
  void oneStepIsEnoughIfItIsAskedFor() {
    var program = Tracees.compile("expands_macros", "-g3", "-O0");

    var lines =
        Debug.ours(program, "break here", "run", "up", "macro expand-once TWICE(LIMIT)").lines();

    assertThat(lines).endsWith("expands to: ((LIMIT) + (LIMIT))");
  }

  @Test
  void aConditionHasTheMacrosOfItsLine() {
    var program = Tracees.compile("expands_macros", "-g3", "-O0");

    var lines = Debug.ours(program, "break here if n == TWICE(LIMIT)", "run", "p n").lines();

    assertThat(lines).endsWith("$1 = 20");
  }
}
