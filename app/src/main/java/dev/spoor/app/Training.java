package dev.spoor.app;

import dev.spoor.machine.ByteString;
import java.io.OutputStream;
import java.util.ArrayList;

/// What bin/train runs while the JVM watches which classes are used, for the AOT cache. Not a
/// command for users, and in no list of commands.
final class Training {
  static final String NAME = "train";

  private Training() {}

  /// Runs the commands whose start is worth saving, as `main` does, without a trace of it.
  ///
  /// @return 0, also where tracing does not work: then there is less to remember
  static int run() {
    AotCache.noteIfRefused();
    exercise("version");
    exercise("help");
    exercise("trace", "-f", "-o", "/dev/null", "/bin/sh", "-c", "ls / >/dev/null");
    // The same under a seccomp filter.
    exercise("trace", "-f", "-o", "/dev/null", "-e", "trace=%file", "/bin/true");
    return 0;
  }

  private static void exercise(String name, String... arguments) {
    var words = new ArrayList<ByteString>();
    for (var argument : arguments) {
      words.add(ByteString.of(argument));
    }
    var _ = Main.run(name, words, OutputStream.nullOutputStream());
  }
}
