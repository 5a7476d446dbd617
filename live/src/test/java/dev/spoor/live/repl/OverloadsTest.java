package dev.spoor.live.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Tracees;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Operators of a C++ program in expressions.
@Tag("live")
@Timeout(120)
class OverloadsTest {
  @Test
  void aStepByAnOperatorOfTheProgramIsDoneOnce() {
    var program = Tracees.compile("overloads_functions", "-g", "-O0");

    var lines =
        Debug.ours(program, "break here", "run", "up", "p b.x", "p (++b).x", "p b.x").lines();

    assertThat(lines).endsWith("$1 = 4", "$2 = 5", "$3 = 5");
  }
}
