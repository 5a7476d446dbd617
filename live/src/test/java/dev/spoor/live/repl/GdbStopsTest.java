package dev.spoor.live.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Tracees;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Breakpoints, watchpoints and catchpoints, here and in the installed gdb: every line must be the
/// same.
@Tag("live")
class GdbStopsTest {
  static Stream<List<String>> ofConditions() {
    return Stream.of(
        List.of("break *twice", "tbreak *main", "info breakpoints", "run", "info breakpoints", "c"),
        List.of("break *&check+4", "break *deep", "run", "bt 2", "info breakpoints"),
        List.of("break main", "run", "break *$pc", "info breakpoints"),
        List.of("break twice if check(x)", "run", "p x", "p calls", "info breakpoints", "c"),
        List.of("tbreak twice if check(x-1)", "run", "p x", "info breakpoints"),
        List.of("break twice if check(x)", "ignore 1 1", "run", "p calls"),
        List.of("tbreak 18", "run", "break twice if check(x)", "next", "next", "next", "next"),
        List.of("tbreak main", "run", "watch total if check(total)", "c", "info breakpoints"),
        List.of("tbreak main", "run", "watch sum if check(sum - 9)", "c", "p calls"),
        List.of("tbreak main", "run", "watch total if nosuch", "info breakpoints"),
        List.of("break twice if *(int *)x", "run", "bt 1"),
        List.of("set can-use-hw-watchpoints 0", "break main", "run", "watch total", "c", "c"),
        List.of("set can-use-hw-watchpoints 0", "break main", "run", "rwatch total", "awatch sum"),
        List.of("break twice", "run", "watch total", "ignore 2 2", "c", "info breakpoints"),
        List.of("break main", "break main", "tbreak main", "run", "info breakpoints"),
        List.of("break twice", "break 12", "break deep", "clear twice", "clear nosuch"),
        List.of("break twice", "break main", "run", "clear", "clear deep", "info breakpoints"),
        List.of("break twice", "disable 1.1", "info breakpoints", "run", "enable 1.1", "run"),
        List.of("break main", "run", "tbreak 12 thread 1", "info b", "c"),
        List.of("dprintf twice,\"x=%d\\n\", x", "dprintf 22,\"s\\n\"", "info breakpoints"),
        List.of("dprintf twice,\"x=%d\\n\", x", "break deep", "run", "info breakpoints"),
        List.of("dprintf twice,\"x=%d\\n\", x", "break 18", "run", "next", "next", "next", "next"),
        List.of("dprintf twice,\"x=%d\\n\", x", "break deep", "run", "p twice(9)", "finish"),
        List.of("dprintf twice", "dprintf twice,"),
        List.of("break main", "run", "info watchpoints", "watch total", "info watchpoints"),
        List.of("break check.c:0", "break conditional.c:0"),
        List.of("handle SIGFOO stop", "handle SIGUSR1 foo", "handle foo", "info signals SIGUSR1"),
        List.of("break deep", "run", "kill", "run", "info breakpoints"),
        List.of("break deep", "run", "finish", "up", "info breakpoints", "finish"),
        List.of("break deep", "run", "c", "c", "finish", "until", "advance 23"),
        List.of(
            "break deep", "run", "find &total, +8, total", "p $numfound", "p $_", "p $_exitcode"),
        List.of("break deep", "run", "find /b &total, +4, 77", "p $numfound", "info stack 1"),
        List.of(
            "break deep", "run", "init-if-undefined $x = 4", "init-if-undefined $x = 5", "p $x"),
        List.of("init-if-undefined", "init-if-undefined 3"),
        List.of(
            "break deep", "run", "eval \"p %d+%d\", 3, total", "eval", "demangle foo", "demangle"));
  }

  static Stream<List<String>> ofLibraries() {
    return Stream.of(
        List.of("catch load libm", "catch load nosuch", "run", "info breakpoints"),
        List.of("tcatch unload", "catch unload m.so", "catch load", "disable 3", "run", "info b"),
        List.of("tcatch fork", "tcatch vfork", "tcatch exec", "tcatch signal SIGUSR1", "info b"),
        List.of("tcatch fork", "run", "info breakpoints", "c"),
        List.of("tcatch syscall getppid", "run", "info breakpoints", "p n"),
        List.of("catch syscall getppid", "condition 1 n > 2", "run", "info b", "c", "c"),
        List.of("catch signal", "catch signal SIGUSR1 SIGUSR2", "info breakpoints"),
        List.of("tcatch throw", "tcatch load x", "catch throw if 1", "catch fork if 1", "info b"),
        List.of("catch fork x", "catch signal 99"));
  }

  static Stream<List<String>> ofOverloads() {
    return Stream.of(
        List.of("break pick", "disable 1.2", "info breakpoints", "run", "c", "info breakpoints"),
        List.of("break pick", "run", "disable 1.1 1.3", "info breakpoints", "c", "c", "run", "c"),
        List.of("break pick", "disable 1.7", "disable 1.1-2", "enable 1.2", "info breakpoints"),
        List.of("demangle _Z1fi", "demangle -- _ZN1A1fEv", "demangle -l c++ _Z1fi"));
  }

  static Stream<List<String>> ofCopies() {
    return Stream.of(
        List.of("break 28", "run", "p take(c)", "p Copy::made", "p Copy::gone", "p c"),
        List.of("break 28", "run", "p both(1,c,c)", "p take(give(3))", "p give(4)", "p give(3).v"),
        List.of("break 28", "run", "p both(1,give(3),give(4))", "p Copy::made", "p Copy::gone"),
        List.of("catch throw int", "run", "p $_exception", "info breakpoints", "up", "c"),
        List.of("catch throw runtime", "catch catch int", "info breakpoints", "run", "c", "info b"),
        List.of("p $_exception", "catch catch int", "run", "bt 2", "p $_exception", "c"),
        List.of("break 28", "run", "p thrower(1)", "bt", "p thrower(3)", "next"));
  }

  @ParameterizedTest
  @MethodSource("ofCopies")
  void callsWithObjectsByValueAreGdbs(List<String> commands) {
    compare("copies", commands);
  }

  @ParameterizedTest
  @MethodSource("ofConditions")
  void conditionsAndLogPointsAreGdbs(List<String> commands) {
    compare("conditional", commands);
  }

  @ParameterizedTest
  @MethodSource("ofLibraries")
  void catchpointsAreGdbs(List<String> commands) {
    compare("libraries", commands);
  }

  @ParameterizedTest
  @MethodSource("ofOverloads")
  void placesOfABreakpointAreGdbs(List<String> commands) {
    compare("picks", commands);
  }

  private static void compare(String program, List<String> commands) {
    Requirement.program("gdb");
    var path = Tracees.compile(program, "-g", "-O0");
    var words = commands.toArray(String[]::new);
    assertThat(inOrder(Debug.ours(path, words))).isEqualTo(inOrder(Debug.gdbs(path, words)));
  }

  /// That the C library's source is not there is told elsewhere by gdb, and once.
  private static List<String> inOrder(Debug session) {
    return session.lines().stream()
        .filter(line -> !line.matches("\\d+\t(\\.{1,2}/.*|in .*)"))
        .toList();
  }
}
