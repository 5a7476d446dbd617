package dev.spoor.repl;

import dev.spoor.engine.HandedDown;
import dev.spoor.machine.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// A session without a program, in the words of tests.
record Session(int status, String output) {
  /// Runs a session whose user types some lines.
  static Session of(List<String> options, String... lines) {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    var status =
        DebugCommand.onLines(
                () -> HandedDown.read(""), List.of(), "/", Arrays.asList(lines), out, out)
            .run(options.stream().map(ByteString::of).toList());
    return new Session(status, bytes.toString(StandardCharsets.UTF_8));
  }

  /// {@return what the lines print}
  static List<String> lines(String... lines) {
    return of(List.of(), lines).output().lines().toList();
  }
}
