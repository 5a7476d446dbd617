package dev.spoor.live.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Tracees;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Which functions and operators of a C++ program an expression calls. Where gdb 13 calls another
/// one, C++ decides.
@Tag("live")
@Timeout(120)
class OverloadsTest {
  private static final List<String[]> ASKED =
      List.of(
          row("f(1)", "1"),
          row("f('a')", "2"),
          row("f(s)", "1"),
          row("f(fl)", "3"),
          row("f(text)", "4"),
          row("f(\"literal\")", "4"),
          row("f((void *) 0)", "5"),
          row("f(&d)", "6"),
          row("f(op)", "5"),
          row("f(a)", "7"),
          row("f(1, 2)", "8"),
          row("f(5l)", "The call is ambiguous: f(double) or f(char) or f(int)."),
          row("f(1, 2, 3)", "Cannot resolve function f to any overloaded instance"),
          row("f(p)", "Cannot resolve function f to any overloaded instance"),
          row("f()", "Too few arguments in function call."),
          row("'f(char)'(300)", "2"),
          row("dot(a, b)", "11"),
          row("geo::dot(a, a)", "5"),
          row("m.m(1)", "1"),
          row("m.m(1.5)", "2"),
          row("cm.m(1)", "3"),
          row("m.m(m)", "Cannot resolve method Many::m to any overloaded instance"),
          row("Many::st(4)", "8"),
          row("m.st(4)", "8"),
          row("bp->who()", "2"),
          row("bp->Base::who()", "1"),
          row("op->other()", "31"),
          row("bp->plain(4)", "5"),
          row("d.plain(4)", "8"),
          row("d.Base::plain(4)", "5"),
          row("a[1]", "2"),
          row("a[\"y\"]", "2"),
          row("a == a", "true"),
          row("a(5, 6)", "31"),
          row("-a", "-1"),
          row("a + 1", "2"),
          row("a * 4", "4"),
          row("(int) b", "4"),
          row("b ? 10 : 20", "10"),
          row("p->y", "2"),
          row("(*p).x", "1"),
          row("sizeof (a + 1)", "4"));

  private static String[] row(String expression, String answer) {
    return new String[] {expression, answer};
  }

  @Test
  void theFunctionThatFitsBestIsCalled() {
    var commands = new java.util.ArrayList<>(List.of("break here", "run", "up"));
    ASKED.forEach(each -> commands.add("output " + each[0]));

    var program = Tracees.compile("overloads_functions", "-g", "-O0");
    for (var each : ASKED) {
      var lines = Debug.ours(program, "break here", "run", "up", "print " + each[0]).lines();

      assertThat(lines.getLast().replace("$1 = ", "")).as(each[0]).isEqualTo(each[1]);
    }
  }

  @Test
  void aStepByAnOperatorOfTheProgramIsDoneOnce() {
    var program = Tracees.compile("overloads_functions", "-g", "-O0");

    var lines =
        Debug.ours(program, "break here", "run", "up", "p b.x", "p (++b).x", "p b.x").lines();

    assertThat(lines).endsWith("$1 = 4", "$2 = 5", "$3 = 5");
  }

  @Test
  void aConditionSaysThatItCallsNothing() {
    var program = Tracees.compile("overloads_functions", "-g", "-O0");

    var lines = Debug.ours(program, "break here if f(n) == 1", "run").lines();

    assertThat(lines).anyMatch(line -> line.contains("A condition calls no functions"));
  }
}
