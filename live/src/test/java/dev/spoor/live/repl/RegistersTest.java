package dev.spoor.live.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Tracees;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Registers of flags and vectors, vectors and complex numbers, beside gdb's answers.
@Tag("live")
@Timeout(120)
class RegistersTest {
  @Test
  void valuesOfManyPartsAreWhatGdbSays() {
    Requirement.program("gdb");
    var program = Tracees.compile("holds_vectors", "-g", "-O0");
    var commands =
        new String[] {
          "break here",
          "run",
          "up",
          "ptype $eflags",
          "whatis $eflags",
          "p $mxcsr",
          "p $eflags & 0",
          "ptype $xmm0",
          "whatis $xmm0",
          "down",
          "p $xmm0",
          "p $xmm0.v4_float[1]",
          "p $xmm0.v4_float[1] = 2.5",
          "p $xmm0.v4_float",
          "p/x $xmm0.v4_int32",
          "set $xmm0.uint128 = 7",
          "p $xmm0.v2_int64",
          "info registers xmm0 mxcsr",
          "up",
          "p four",
          "p four + ints[0]",
          "p -ints",
          "p ~ints",
          "p ints << 1",
          "p ints + ints",
          "p ints == ints",
          "p ints + 1.5",
          "p ints + four",
          "p ints[2] = 9",
          "p ints",
          "p z",
          "p z + 1",
          "p z * z",
          "p z / zf",
          "p -z",
          "p z == z",
          "whatis z + zf",
          "p z = 3",
          "p z",
          "p 1 + 2i",
          "p $_creal(z)",
          "p $_cimag(zf)",
          "p $_strlen(word)",
          "p $_streq(word, \"abc\")",
          "p $_streq(word, \"abd\")",
          "p $_memeq(word, \"abd\", 2)",
          "p $_regex(word, \"a.c\")",
          "p $_isvoid($nothing)",
          "p $_isvoid(1)",
          "p $_as_string(kind)",
          "p $_thread",
          "p $_inferior",
          "p $bpnum",
          "p *\"abc\"",
          "p sizeof \"abc\"",
          "p index",
          "p index(3)",
          "p SECOND",
          "p n@entry",
          "x/2dw ints_there",
          "p $__",
          "whatis $_",
          "kill",
        };

    assertThat(Debug.ours(program, commands).lines())
        .isEqualTo(Debug.gdbs(program, commands).lines());
  }

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
