package dev.spoor.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.CommandTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest {
  private final CommandTable table = CommandTable.of(Commands.all());

  private static List<Command> everything() {
    var all = new ArrayList<Command>();
    for (var command : Commands.all()) {
      all.add(command);
      all.addAll(command.subcommands());
    }
    return all;
  }

  @Test
  void everyCommandSaysWhatItDoes() {
    assertThat(everything())
        .hasSizeGreaterThan(80)
        .allSatisfy(command -> {
          assertThat(command.synopsis().summary()).isNotBlank();
          assertThat(command.synopsis().help()).doesNotContain("\t");
        });
  }

  @Test
  void noTwoCommandsHaveOneName() {
    var names = new HashSet<String>();
    for (var command : Commands.all()) {
      assertThat(names.add(command.synopsis().name())).as(command.synopsis().name()).isTrue();
      for (var alias : command.synopsis().aliases()) {
        assertThat(names.add(alias)).as(alias).isTrue();
      }
    }
  }

  /// gdb's own abbreviations.
  @ParameterizedTest
  @CsvSource({
    "b, break",
    "br, break",
    "tb, tbreak",
    "c, continue",
    "fg, continue",
    "n, next",
    "s, step",
    "ni, nexti",
    "si, stepi",
    "i b, breakpoints",
    "p, print",
    "inspect, print",
    "bt, backtrace",
    "where, backtrace",
    "f, frame",
    "u, until",
    "l, list",
    "r, run",
    "h, help",
    "x, x",
    "disas, disassemble",
    "d, delete",
    "k, kill",
    "fin, finish",
    "adv, advance",
    "cont, continue",
    "info reg, registers",
    "i r, registers",
    "i lo, locals",
    "i th, threads",
    "whati, whatis",
    "und, undisplay",
    "hand, handle",
    "wa, watch",
    "disable, disable",
    "dis, disable",
    "en, enable",
    "q, quit",
    "start, start",
    "sta, start"
  })
  void abbreviationsMeanWhatTheyMeanInGdb(String typed, String name) {
    if (typed.equals("sta")) {
      assertThatThrownBy(() -> table.resolve(typed))
          .hasMessage("Ambiguous command \"sta\": start, starti.");
    } else {
      assertThat(table.resolve(typed).command().synopsis().name()).isEqualTo(name);
    }
  }

  @Test
  void formatsStandBehindNamesWithoutABlank() {
    var call = table.resolve("x/4xw $sp");

    assertThat(call.command().synopsis().name()).isEqualTo("x");
    assertThat(call.arguments()).isEqualTo("/4xw $sp");
  }

  @Test
  void whatIsNoCommandIsSaidInGdbsWords() {
    assertThatThrownBy(() -> table.resolve("nonsense"))
        .hasMessage("Undefined command: \"nonsense\".  Try \"help\".");
    assertThatThrownBy(() -> table.resolve("info nonsense"))
        .hasMessage("Undefined info command: \"nonsense\".  Try \"help info\".");
  }

  @Test
  void linesAreCompleted() {
    assertThat(Session.lines("complete info br")).containsExactly("info br", "info breakpoints");
    assertThat(Session.lines("complete backt")).containsExactly("backtrace");
    assertThat(Session.lines("complete set print pre")).containsExactly("set print pretty");
  }
}
