package dev.spoor.live.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Requirement;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What can be asked before there is a program. Not `sizeof(long)`: for gdb it has 4 bytes then.
@Tag("live")
@Timeout(120)
class WithoutProgramTest {
  private static final String[] COMMANDS = {
    "p 1+1",
    "p/x 255",
    "p 6 * 7.5",
    "p sizeof(int)",
    "p 'a'",
    "p $",
    "set var $mine = 3",
    "p $mine * 2",
    "p x",
    "p f(1)",
    "whatis x",
    "whatis 1+1",
    "ptype unsigned long",
    "output 5",
    "printf \"%d\\n\", 7",
    "p $_inferior",
    "p $_thread",
    "p 1 == 1 && 2 > 3"
  };

  @Test
  void expressionsWithoutNamesAreEvaluatedAsGdbDoes() {
    Requirement.program("gdb");

    var ours = Debug.ours(List.of(), COMMANDS);

    assertThat(ours.lines()).isEqualTo(Debug.gdbs(List.of(), COMMANDS).lines());
  }
}
