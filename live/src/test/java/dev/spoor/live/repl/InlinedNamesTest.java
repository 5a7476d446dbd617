package dev.spoor.live.repl;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Tracees;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What names mean in calls that were inlined: those of a call's own blocks, then of its file. The
/// installed gdb is the judge.
@Tag("live")
class InlinedNamesTest {
  private static final List<String> OF_C =
      List.of(
          "p n",
          "p own",
          "p block",
          "p shadow",
          "p of_file",
          "p outside",
          "p argc",
          "p local",
          "p local.m",
          "p tally",
          "p MIDDLE",
          "p sizeof(struct in_middle)",
          "p sizeof(struct in_main)",
          "ptype struct in_middle",
          "whatis local",
          "p own + shadow");

  private static final List<String> OF_CPLUSPLUS =
      List.of(
          "p n",
          "p own",
          "p member",
          "p shared",
          "p kept_by_outer",
          "p argument",
          "p *this",
          "p inner",
          "p number",
          "p far::outside",
          "p near::number",
          "p sizeof(Inner)",
          "whatis this",
          "info locals");

  private static List<String> session(int up, List<String> asked) {
    var commands = new ArrayList<>(List.of("break stop", "run"));
    for (var i = 0; i < up; i++) {
      commands.add("up");
    }
    commands.addAll(asked);
    return commands;
  }

  static Stream<List<String>> ofC() {
    return Stream.of(
        session(1, OF_C),
        session(2, OF_C),
        session(3, OF_C),
        List.of("break stop", "run", "c", "up", "p own", "p outside", "up", "p own", "p block"),
        List.of("break stop", "run", "up", "p main::outside", "p main::own"));
  }

  @ParameterizedTest
  @MethodSource("ofC")
  void aCallSeesItsOwnBlocksAndItsFile(List<String> commands) {
    for (var flag : List.of("-gdwarf-5", "-gdwarf-4")) {
      Debug.assertEveryLineIsGdbs(Tracees.compile("names_in_inlined", flag), commands);
    }
  }

  static Stream<List<String>> ofCPlusPlus() {
    return Stream.of(session(1, OF_CPLUSPLUS), session(2, OF_CPLUSPLUS), session(3, OF_CPLUSPLUS));
  }

  @ParameterizedTest
  @MethodSource("ofCPlusPlus")
  void aMethodSeesItsOwnClass(List<String> commands) {
    Requirement.program("g++");
    Debug.assertEveryLineIsGdbs(Tracees.compile("names_in_inlined_methods"), commands);
  }
}
