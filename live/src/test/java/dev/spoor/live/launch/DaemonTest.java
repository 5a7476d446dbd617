package dev.spoor.live.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `-D`: the program is what the shell started, and the tracer is nobody's child.
@Tag("live")
class DaemonTest {
  /// Of the shell that this is, then of the tracer: `stat` of /proc without the name.
  private static final String RELATIVES =
      """
      me() { read -r line </proc/$1/stat; set -- ${line##*) }; echo "$2 $3 $4"; }
      tracer=
      while read -r name value; do
        case $name in TracerPid:) tracer=$value ;; esac
      done </proc/$$/status
      while read -r name value; do
        case $name in Tgid:) tracer=$value ;; esac
      done </proc/$tracer/status
      echo self=$$ state=$(me $$)
      echo tracer=$tracer state=$(me $tracer)
      """;

  @TempDir private Path directory;

  /// Runs a shell script under `trace OPTIONS` and {@return what RELATIVES found}
  private Map<String, String> relatives(String options) throws IOException {
    Spoor.requireCommand("trace");
    var script = Files.writeString(directory.resolve("relatives"), RELATIVES);
    var run =
        Spoor.shell(
            "\"$0\" trace "
                + options
                + " -o \"$2\" sh \"$1\" & read -r s </proc/$$/stat;"
                + " set -- ${s##*) }; echo shell=$$ group=$3 session=$4 started=$!; wait $!",
            script.toString(),
            directory.resolve("trace").toString());
    assertThat(run.stderr()).isEmpty();
    var found = new HashMap<String, String>();
    run.stdout()
        .lines()
        .forEach(line -> {
          var isOfTracer = line.startsWith("tracer=");
          for (var word :
              line.replaceFirst("state=(\\d+) (\\d+) (\\d+)", "parent=$1 group=$2 session=$3")
                  .split(" ", -1)) {
            var parts = word.split("=", 2);
            var prefix =
                line.startsWith("shell=") || parts[0].equals("self") || parts[0].equals("tracer")
                    ? ""
                    : isOfTracer ? "tracer's " : "own ";
            found.put(prefix + parts[0], parts[1]);
          }
        });
    return found;
  }

  @ParameterizedTest
  @ValueSource(strings = {"-D", "-DD", "-DDD", "--daemonize", "-f -D", "-c -D"})
  void theProgramIsTheProcessThatTheShellStarted(String options) throws IOException {
    var found = relatives(options);

    assertThat(found.get("self")).isEqualTo(found.get("started"));
    assertThat(found.get("own parent")).isEqualTo(found.get("shell"));
    assertThat(found.get("own group")).isEqualTo(found.get("group"));
    assertThat(found.get("own session")).isEqualTo(found.get("session"));
    assertThat(found.get("tracer's parent")).isNotIn(found.get("shell"), found.get("self"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-D", "--daemonize", "--daemonize=grandchild"})
  void theTracerIsInTheProgramsProcessGroup(String options) throws IOException {
    var found = relatives(options);

    assertThat(found.get("tracer's group")).isEqualTo(found.get("group"));
    assertThat(found.get("tracer's session")).isEqualTo(found.get("session"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-DD", "--daemonize=pgroup", "--daemonize=pgrp"})
  void theTracerHasAProcessGroupOfItsOwn(String options) throws IOException {
    var found = relatives(options);

    assertThat(found.get("tracer's group")).isEqualTo(found.get("tracer"));
    assertThat(found.get("tracer's session")).isEqualTo(found.get("session"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-DDD", "--daemonized=session"})
  void theTracerHasASessionOfItsOwn(String options) throws IOException {
    var found = relatives(options);

    assertThat(found.get("tracer's group")).isEqualTo(found.get("tracer"));
    assertThat(found.get("tracer's session")).isEqualTo(found.get("tracer"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit 0", "exit 42", "kill -TERM $$", "kill -KILL $$", "kill -SEGV $$"})
  void theStatusIsTheProgramsOwn(String script) {
    Spoor.requireCommand("trace");
    var plain = Spoor.shell("sh -c \"$1\"; echo $?", script);
    var traced = Spoor.shell("\"$0\" trace -D -o /dev/null sh -c \"$1\"; echo $?", script);

    assertThat(traced.stdout()).isEqualTo(plain.stdout());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-f", "-f -e trace=chdir", "--seccomp-bpf -f -e trace=chdir"})
  void theProgramGoesOnWhenTheTracerIsKilled(String options) {
    Spoor.requireCommand("trace");
    var run =
        Spoor.shell(
            "\"$0\" trace -D " + options + " -o /dev/null bash -c \"$1\"",
            """
            tracer() {
              while read -r name value; do
                [[ $name != TracerPid: ]] || echo $value
              done </proc/$$/status
            }
            killed=$(tracer)
            ((killed > 1)) || exit 1
            kill -KILL $killed
            until [[ $(tracer) == 0 ]]; do :; done
            cd /
            echo on
            exit 3
            """);

    assertThat(run.stdout()).isEqualTo("on\n");
    assertThat(run.exit()).isEqualTo(3);
  }

  @Test
  void whatHasNoProgramEndsWithStatusOne() {
    Spoor.requireCommand("trace");
    for (var arguments :
        new String[] {"/nowhere/x", "/", "-o /nowhere/x true", "-u nobody-there true"}) {
      var run = Spoor.shell("\"$0\" trace -e trace=none -D " + arguments + "; echo $?");

      assertThat(run.stdout()).as(arguments).isEqualTo("1\n");
    }
  }

  @Test
  void theTraceIsWholeWhenTheTracersReaderSeesItsEnd() {
    var run = Spoor.shell("\"$0\" trace -D -e trace=exit_group true 2>&1 | cat");

    assertThat(run.stdout())
        .matches(
            "spoor: Process \\d+ attached\nexit_group\\(0\\) += \\?\n\\+\\+\\+ exited with 0 \\+\\+\\+\n");
  }

  @Test
  void aProcessThatIsTracedAlreadyIsToldSoInOneLine() {
    Requirement.program("strace");
    Spoor.requireCommand("trace");
    var run = Spoor.shell("strace -f -o /dev/null \"$0\" trace -D true; echo $?");

    assertThat(run.stdout()).isEqualTo("1\n");
    assertThat(run.stderr())
        .matches("spoor: attach: ptrace\\(PTRACE_SEIZE, \\d+\\): Operation not permitted\n");
  }
}
