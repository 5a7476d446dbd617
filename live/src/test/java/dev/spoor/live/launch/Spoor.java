package dev.spoor.live.launch;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The command as users run it, built before the tests by `bin/check`.
final class Spoor {
  private Spoor() {}

  /// {@return the path of `bin/spoor`}
  static Path script() {
    var root = Path.of(System.getProperty("spoor.root", "..")).toAbsolutePath().normalize();
    if (!Files.exists(root.resolve(".build/launch"))) {
      throw Requirement.missing("bin/spoor is not built: run bin/check");
    }
    return root.resolve("bin/spoor");
  }

  /// Runs `sh -c SCRIPT`, in which `"$0"` is `bin/spoor` and `"$@"` the arguments.
  static Shell.Outcome shell(String script, String... arguments) {
    var command = new java.util.ArrayList<>(java.util.List.of("bash", "-c", script));
    command.add(script().toString());
    command.addAll(java.util.List.of(arguments));
    return Shell.run(command, "", Map.of("SPOOR_BUILD", "no"));
  }

  /// Ends the test if there is no such command yet.
  static void requireCommand(String name) {
    var listed = shell("\"$0\" help").stdout();
    if (listed.lines().noneMatch(line -> line.startsWith("  " + name + " "))) {
      throw Requirement.missing("spoor has no command " + name);
    }
  }
}
