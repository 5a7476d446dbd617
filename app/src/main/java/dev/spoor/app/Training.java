package dev.spoor.app;

import dev.spoor.app.command.Invocation;
import dev.spoor.machine.ByteString;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What bin/build runs while the JVM watches which classes are used, for the AOT cache. Not a
/// command for users, and in no list of commands.
final class Training {
  static final String NAME = "train";

  private Training() {}

  /// Runs the commands whose start is worth saving, without a trace of it.
  ///
  /// @return 0, also where tracing does not work: then there is less to remember
  static int run() {
    exercise("help");
    exercise("trace", "-f", "-o", "/dev/null", "/bin/sh", "-c", "ls / >/dev/null");
    // The same under a seccomp filter.
    exercise("trace", "-f", "-o", "/dev/null", "-e", "trace=%file", "/bin/true");
    return 0;
  }

  private static void exercise(String name, String... arguments) {
    try (var nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      var words = new ByteString[arguments.length];
      for (var i = 0; i < words.length; i++) {
        words[i] = ByteString.of(arguments[i]);
      }
      var invocation = new Invocation(List.of(words), nowhere, nowhere);
      Commands.named(name).ifPresent(command -> command.run(invocation));
    }
  }
}
