package dev.spoor.live.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Functions that have called another one by a jump, and are not on the stack any more.
@Tag("live")
class TailCallsTest {
  @TempDir Path directory;

  private static Path program(String... flags) {
    return Tracees.compile("jumps_on", flags);
  }

  static Stream<Arguments> sessions() {
    var all =
        List.of(
            List.of("break last", "run", "bt", "c", "bt", "c", "bt", "c", "bt"),
            List.of("break last", "run", "up", "p n", "info locals", "up", "p n", "up", "down"),
            List.of("break last", "run", "finish", "p result", "next"),
            List.of("break last", "run", "return", "bt"),
            List.of("break last", "run", "frame 2", "p $pc", "p $sp == $rsp"),
            List.of("break last", "run", "bt 1", "bt -1", "bt 2", "frame 3", "up"),
            List.of("break first", "run", "step", "step", "bt", "step", "step", "bt", "step", "bt"),
            List.of("break first", "run", "next", "next", "bt", "next"),
            List.of("break odd", "break even", "run", "bt", "c", "bt", "c", "bt"),
            List.of("break last if n == 111", "run", "bt", "info breakpoints"));
    return all.stream()
        .flatMap(commands ->
            Stream.of("-gdwarf-5", "-gdwarf-4").map(flag -> Arguments.of(flag, commands)));
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void everyLineIsGdbs(String flag, List<String> commands) {
    Debug.assertEveryLineIsGdbs(program(flag), commands);
  }

  @Test
  void aFrameSaysThatItHasJumpedOn() {
    var lines = Debug.ours(program("-g"), "break last", "run", "up", "info frame").lines();

    assertThat(lines).anyMatch(line -> line.startsWith(" tail call frame, caller of frame at "));
  }

  /// gdb says no value of it, and waits for the caller of main.
  @Test
  void whatIsFinishedIsTheCallThatHasLedToTheJump() {
    var program = program("-g");

    var finished = Debug.ours(program, "break last", "run", "up", "finish", "bt").lines();
    var reached = Debug.ours(program, "break last", "run", "up 2", "until 35", "bt").lines();

    assertThat(finished.getLast()).startsWith("#0 ").contains("in main () at ");
    assertThat(reached.getLast()).startsWith("#0 ").contains("in main () at ");
  }

  /// As many ways as nobody could try.
  @Test
  void aProgramOfDoublingWaysIsNoBurden() throws IOException {
    var source = new StringBuilder("volatile int sink;\n");
    source.append("__attribute__((noinline)) int end(int n) { sink = n; return n; }\n");
    source.append("#define a99 end\n#define b99 end\n");
    for (var i = 98; i >= 0; i--) {
      for (var name : List.of("a", "b")) {
        var format =
            "__attribute__((noinline)) int %s%d(int n) { sink = n * %d;"
                + " return n & 1 ? a%d(n / 2) : b%d(n * 3); }%n";
        source.append(
            String.format(
                java.util.Locale.ROOT, format, name, i, name.hashCode() + i, i + 1, i + 1));
      }
    }
    source.append("int main(void) { int r = a0(77); return r + a98(1) == 0; }\n");

    var lines = Debug.ours(compiled(source), "break end", "run", "bt", "c", "bt").lines();

    assertThat(lines).filteredOn(line -> line.startsWith("#0 ")).hasSize(2);
    assertThat(lines).filteredOn(line -> line.contains(" in main ")).hasSize(2);
  }

  /// More than is looked at.
  @Test
  void aChainOfThousandsOfJumpsIsLeftOut() throws IOException {
    var source = new StringBuilder("volatile int sink;\n");
    source.append("__attribute__((noinline)) int f0(int n) { sink = n; return n; }\n");
    for (var i = 1; i < 2_000; i++) {
      source.append(
          "__attribute__((noinline)) int f%d(int n) { sink = n * %d; return f%d(n + %d); }\n"
              .formatted(i, i, i - 1, i));
    }
    source.append("int main(void) { int r = f1999(7) + f3(1); return r == 0; }\n");

    var lines = Debug.ours(compiled(source), "break f0", "run", "bt", "c", "bt").lines();

    assertThat(lines).filteredOn(line -> line.startsWith("#")).hasSize(2 + 5);
    assertThat(lines.getLast()).startsWith("#4 ").contains(" in main ");
  }

  private Path compiled(CharSequence source) throws IOException {
    Files.writeString(directory.resolve("program.c"), source);
    Shell.script("cd $1 && gcc -g -O2 -o program program.c", "sh", directory.toString()).orFail();
    return directory.resolve("program");
  }
}
