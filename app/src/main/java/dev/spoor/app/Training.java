package dev.spoor.app;

import dev.spoor.machine.ByteString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What bin/train runs while the JVM watches which classes are used, for the AOT cache. Not a
/// command for users, and in no list of commands.
final class Training {
  static final String NAME = "train";

  private Training() {}

  /// What a person does in a debugger, and what is behind it: breakpoints, steps, stacks, values.
  private static final List<String> DEBUGGING =
      List.of(
          "break main",
          "info breakpoints",
          "run",
          "backtrace",
          "list",
          "next",
          "print p",
          "print p.first + 2",
          "ptype p",
          "info registers",
          "x/4i $pc",
          "watch p.first",
          "tbreak twice if n == 1",
          "continue",
          "info locals",
          "up",
          "step",
          "finish",
          "stepi",
          "info threads",
          "set var p.first = 2",
          "continue");

  /// Runs the commands whose start is worth saving, as `main` does, without a trace of it.
  ///
  /// @param subject `debug` for commands that read debugging information, `trace` for the others
  /// @param directory for files that may be left in it
  /// @return 0, also where tracing does not work: then there is less to remember
  /// @throws IOException if the directory cannot be written to
  static int run(String subject, Path directory) throws IOException {
    AotCache.noteIfRefused();
    if (subject.equals("debug")) {
      debugging(directory);
    } else {
      tracing();
    }
    return 0;
  }

  private static void tracing() {
    exercise("version");
    exercise("help");
    exercise("trace", "-f", "-o", "/dev/null", "/bin/sh", "-c", "ls / >/dev/null");
    // The same under a seccomp filter.
    exercise("trace", "-f", "-o", "/dev/null", "-e", "trace=%file", "/bin/true");
  }

  private static void debugging(Path directory) throws IOException {
    var program = TrainingProgram.write(directory).toString();
    var core = directory.resolve("core").toString();
    debug(DEBUGGING, program);
    debug(List.of("break twice", "run", "gcore " + core), program);
    // A program that has libraries and no debugging information.
    debug(
        List.of("catch syscall exit_group", "run", "backtrace", "info sharedlibrary"), "/bin/true");
    exercise("debug", "-q", "-nx", "-batch", "-ex", "backtrace", program, core);
    exercise("stack", "-l", "-c", core);
    exercise("locate", program, "main", "training.c:10", "0x401020");
    if (Debug.isTerminal()) {
      exercise("debug", "-q", "-nx", program);
    }
  }

  private static void debug(List<String> commands, String program) {
    var words = new ArrayList<String>(List.of("-q", "-nx", "-batch"));
    for (var command : commands) {
      words.add("-ex");
      words.add(command);
    }
    words.add(program);
    exercise("debug", words.toArray(String[]::new));
  }

  private static void exercise(String name, String... arguments) {
    var words = new ArrayList<ByteString>();
    for (var argument : arguments) {
      words.add(ByteString.of(argument));
    }
    var _ = Main.run(name, words, OutputStream.nullOutputStream());
  }
}
