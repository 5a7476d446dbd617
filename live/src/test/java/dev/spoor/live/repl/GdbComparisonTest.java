package dev.spoor.live.repl;

import dev.spoor.testkit.Tracees;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The same commands, here and in the installed gdb: every line must be the same.
@Tag("live")
class GdbComparisonTest {
  static Stream<List<String>> sessions() {
    return Stream.of(
        List.of("break work", "tbreak main", "info breakpoints", "run", "bt", "continue", "bt"),
        List.of(
            "break work", "run", "info locals", "info args", "p p", "p *p", "p name", "p/x 255"),
        List.of("break work", "run", "next", "next", "step", "bt", "info locals", "finish"),
        List.of("break work", "run", "finish", "next", "p got", "info locals"),
        List.of("break square", "run", "up", "info locals", "up", "down", "frame", "frame 2"),
        List.of("break work", "run", "list", "list", "list -", "list square", "list 1,5"),
        List.of("list main", "list", "info line main", "info symbol main", "info address main"),
        List.of("ptype struct point", "whatis main", "ptype main", "p sizeof(struct point)"),
        List.of("break work", "run", "ptype p", "whatis p", "whatis *p", "whatis p->x", "p &p->y"),
        List.of("break work", "run", "x/2dw p", "x/s name", "x/8xb p", "x/2i $pc", "x/c name"),
        List.of("break work", "run", "info registers rip rsp", "p $pc", "p $sp == $rsp"),
        List.of(
            "break work", "run", "display sum", "display/x global", "next", "next", "info display"),
        List.of("break work", "run", "watch global", "continue", "continue", "info breakpoints"),
        List.of("break work", "condition 1 name[0] == 's'", "run", "p name", "info breakpoints"),
        List.of("break work", "ignore 1 1", "run", "p name", "info breakpoints"),
        List.of("break square if n == 2", "run", "bt", "p n"),
        List.of("break work", "disable 1", "tbreak main", "run", "continue"),
        List.of("break work", "run", "stepi", "stepi", "nexti", "x/i $pc"),
        List.of("break work", "run", "until", "until", "advance 25", "until 26"),
        List.of("break work", "run", "set var sum = 7", "p sum", "p sum = 8", "p $", "p $1 + 1"),
        List.of("break work", "run", "printf \"%d %s %c %5.2f\\n\", global, name, 65, 2.5"),
        List.of("break work", "run", "output global", "call global"),
        List.of("break work", "run", "info source", "info line", "info program"),
        List.of("break work", "run", "kill", "info threads", "bt", "frame"),
        List.of("break nowhere", "info breakpoints", "break 1000", "list nowhere"),
        List.of("info breakpoints", "info display", "info threads", "bt", "p nothing"),
        List.of("break work", "run", "disassemble square"),
        List.of("handle SIGUSR1 nostop", "info signals SIGUSR1", "info signals SIGINT"),
        List.of("run", "info inferiors", "p 1", "p $"),
        List.of("break work", "delete 1", "info breakpoints", "run"),
        List.of("show listsize", "set listsize 3", "list main", "show print pretty", "show args"));
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void everyLineIsGdbs(List<String> commands) {
    Debug.assertEveryLineIsGdbs(Tracees.compile("debugged", "-g", "-O0"), commands);
  }
}
