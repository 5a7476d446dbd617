package dev.spoor.live.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Tracees;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names with a `$` that ask the kernel or the stack: the installed gdb is the judge.
@Tag("live")
class DollarNamesTest {
  @ParameterizedTest
  @ValueSource(strings = {"-m64", "-m32"})
  void theSignalIsShownAsTheKernelHasIt(String width) {
    var commands =
        List.of(
            "p $_siginfo",
            "run",
            "p $_siginfo",
            "ptype $_siginfo",
            "whatis $_siginfo",
            "p $_siginfo._sifields._sigfault.si_addr",
            "p $_siginfo.si_signo == 11 && $_siginfo.si_code == 1",
            "whatis $_siginfo._sifields._timer.si_sigval",
            "p sizeof($_siginfo)",
            "whatis $_siginfo._sifields._sigchld",
            "ptype $_siginfo._sifields._sigchld.si_utime",
            "ptype $_siginfo._sifields",
            "p/x $_siginfo._sifields._kill",
            "p $_siginfo.nothing");

    Debug.assertEveryLineIsGdbs(Tracees.compile("faults_here", "-g", "-O0", width), commands);
  }

  @Test
  void partsOfVectorRegistersAreAssigned() {
    Debug.assertEveryLineIsGdbs(
        Tracees.compile("debugged", "-g", "-O0"),
        List.of(
            "break work",
            "run",
            "p $ymm0.v8_int32[1] = 5",
            "p $ymm0.v8_int32[7] = 9",
            "p $ymm0.v8_int32[7]",
            "p $ymm0.v8_int32[1]",
            "set var $xmm0.v2_double[1] = 2.5",
            "p $ymm0.v4_double[1]",
            "p $ymm3.v4_int64 = $ymm0.v4_int64",
            "p $ymm3.v8_int32[7]",
            "stepi",
            "p $ymm3.v8_int32[7]"));
  }

  @Test
  void callersAreKnownByTheirNames() {
    var commands = new ArrayList<>(List.of("break square", "run"));
    for (var asked :
        List.of("\"work\"", "\"main\"", "\"main\", 2", "\"square\", 0", "\"main\", 50")) {
      commands.add("p $_caller_is(" + asked + ")");
      commands.add("p $_any_caller_is(" + asked + ")");
    }
    for (var asked : List.of("\"wo\"", "\"ork\"", "\"^ma\", 2", "\".*\"")) {
      commands.add("p $_caller_matches(" + asked + ")");
      commands.add("p $_any_caller_matches(" + asked + ")");
    }
    commands.addAll(List.of("whatis $_caller_is(\"x\")", "up", "p $_caller_is(\"main\")"));

    Debug.assertEveryLineIsGdbs(Tracees.compile("debugged", "-g", "-O0"), commands);
  }

  @Test
  void conditionsAskForCallers() {
    var program = Tracees.compile("debugged", "-g", "-O0");

    Debug.assertEveryLineIsGdbs(
        program, List.of("break square if $_caller_is(\"work\")", "run", "bt"));
    Debug.assertEveryLineIsGdbs(
        program, List.of("break square if $_any_caller_is(\"nobody\", 9)", "run"));
  }

  @Test
  void aNumberOfCallersIsNotNegative() {
    var lines =
        Debug.ours(
                Tracees.compile("debugged", "-g", "-O0"),
                "break work",
                "run",
                "p $_caller_is(\"main\", -1)",
                "p $_caller_is()")
            .lines();

    assertThat(lines)
        .contains("nframes must be >= 0", "You must provide one argument for $_caller_is.");
  }
}
