package dev.spoor.live.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.engine.HandedDown;
import dev.spoor.machine.ByteString;
import dev.spoor.repl.DebugCommand;
import dev.spoor.testkit.Gdb;
import dev.spoor.testkit.Requirement;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A scripted session, by us or by the installed gdb.
record Debug(int status, List<String> lines) {
  private static List<String> words(List<String> options, List<String> commands) {
    var words = new ArrayList<>(List.of("--batch", "-nx"));
    for (var command : commands) {
      words.add("-ex");
      words.add(command);
    }
    words.addAll(options);
    return words;
  }

  /// Runs a session of ours, in this process.
  static Debug ours(List<String> options, String... commands) {
    return ours(options, List.of(), commands);
  }

  /// Runs a session of ours, in this process.
  ///
  /// @param variables of the user's environment, `NAME=value`
  static Debug ours(List<String> options, List<String> variables, String... commands) {
    var environment = new ArrayList<>(List.of(ByteString.of("PATH=/usr/bin:/bin")));
    variables.forEach(each -> environment.add(ByteString.of(each)));
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    var failures = new ByteArrayOutputStream();
    var err = new PrintStream(failures, true, StandardCharsets.UTF_8);
    var words = words(options, List.of(commands));
    var status =
        DebugCommand.onLines(() -> HandedDown.read(""), environment, "/", List.of(), out, err)
            .run(words.stream().map(ByteString::of).toList());
    var text = bytes.toString(StandardCharsets.UTF_8) + failures.toString(StandardCharsets.UTF_8);
    return new Debug(status, lines(text));
  }

  static Debug ours(Path program, String... commands) {
    return ours(List.of(program.toString()), commands);
  }

  /// Runs a session of gdb's.
  static Debug gdbs(Path program, String... commands) {
    return gdbs(List.of(program.toString()), commands);
  }

  /// Runs a session of gdb's.
  static Debug gdbs(List<String> options, String... commands) {
    var words = words(options, List.of(commands));
    words.addFirst("gdb");
    var outcome = Gdb.run(words);
    return new Debug(outcome.exit(), lines(outcome.stdout() + outcome.stderr()));
  }

  /// Fails unless a session of ours says, line for line, what one of gdb's does.
  static void assertEveryLineIsGdbs(Path program, List<String> commands) {
    Requirement.program("gdb");
    var words = commands.toArray(String[]::new);
    assertThat(ours(program, words).lines()).isEqualTo(gdbs(program, words).lines());
  }

  /// What no two runs have in common is left out: numbers of processes and addresses of the stack.
  private static List<String> lines(String text) {
    return text.lines()
        .filter(line -> !line.contains("libthread_db"))
        .filter(line -> !line.matches("(first|second): \\d+"))
        .map(line ->
            line.replaceAll("process \\d+", "process N")
                .replaceAll("LWP \\d+", "LWP N")
                .replaceAll("0x7f[0-9a-f]{10}", "0x7f"))
        .toList();
  }
}
