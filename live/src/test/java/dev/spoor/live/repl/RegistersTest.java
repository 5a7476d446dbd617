package dev.spoor.live.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Tracees;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Slices, and what is kept when a program ends.
@Tag("live")
@Timeout(120)
class RegistersTest {
  @Test
  void aSliceHasBothItsEnds() {
    var program = Tracees.compile("holds_vectors", "-g", "-O0");

    var lines =
        Debug.ours(program, "break here", "run", "up", "p ints_there[1:3]", "p &ints_there[0:1]")
            .lines();

    assertThat(lines.get(lines.size() - 2)).isEqualTo("$1 = {2, 3, 4}");
    assertThat(lines.getLast()).startsWith("$2 = (int (*)[2]) 0x");
  }

  @Test
  void theExitCodeIsKept() {
    var program = Tracees.compile("holds_vectors", "-g", "-O0");

    assertThat(Debug.ours(program, "run", "p $_exitcode").lines()).endsWith("$1 = 3");
  }
}
