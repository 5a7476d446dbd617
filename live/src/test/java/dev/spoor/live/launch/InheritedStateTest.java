package dev.spoor.live.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Tracee;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a traced program gets from the user's shell, against what it gets from the shell itself.
@Tag("live")
class InheritedStateTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        ":",
        "trap '' PIPE QUIT",
        "trap '' INT TERM HUP USR1 USR2 CHLD RTMIN+5",
        "ulimit -n 500 -c 0 -s 4096",
        "ulimit -S -n 256; ulimit -S -u 5000",
        "umask 027",
        "exec 0<&-",
        "exec 0<&- 2>&-",
        "exec 3</etc/passwd 4>/dev/null 5<&0 9</etc/group 63</dev/null",
        "exec 10</etc/passwd 11>/dev/null 12</dev/null",
        "cd /usr/share",
        "d=/tmp/spoor-removed; mkdir -p $d; cd $d; rmdir $d; exec 2>/dev/null",
        "renice -n 4 $$ >/dev/null",
        "taskset -p 1 $$ >/dev/null",
        "echo 300 >/proc/$$/oom_score_adj",
        "export BIG=$(head -c 60000 /dev/zero | tr '\\0' x) NL='a\nb\\c\\n' EMPTY=",
        "unset PATH HOME TERM LANG",
        "export LC_ALL=C X=$(printf '\\303\\050\\377')",
        "export JAVA_TOOL_OPTIONS=-Dx=1 GLOBIGNORE='*' POSIXLY_CORRECT=1 BASH_ENV=/etc/passwd IFS=0",
        "for i in {1..2000}; do export V$i=$i; done",
      })
  void aTracedProgramGetsWhatTheShellGives(String setting, @Tracee("inherited") Path program) {
    Spoor.requireCommand("trace");
    var start = setting + "\nexec ";

    var plain = Spoor.shell(start + "\"$1\" a 'b c' \"$(printf '\\351')\"", program.toString());
    for (var options : List.of("", "-D", "-DD", "-DDD")) {
      var traced =
          Spoor.shell(
              start
                  + "\"$0\" trace "
                  + options
                  + " -o /dev/null \"$1\" a 'b c' \"$(printf '\\351')\"",
              program.toString());

      assertThat(comparable(traced.stdout())).as(options).isEqualTo(comparable(plain.stdout()));
      assertThat(traced.exit()).as(options).isEqualTo(plain.exit());
    }
  }

  /// Without what differs between any two runs: the shell's `_`, which names the program it ran.
  private static List<String> comparable(String output) {
    return output
        .lines()
        .filter(line -> !line.matches("env\\[\\d+]=_=.*"))
        .map(line -> line.startsWith("pgrp=") ? line.replaceFirst("pgrp=\\d+", "pgrp") : line)
        .toList();
  }
}
