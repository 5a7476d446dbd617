package dev.spoor.live.repl;

import dev.spoor.testkit.Requirement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// A person who has a home and a terminal, and starts the debugger there.
///
/// @param home where the debugger keeps what it remembers
record TerminalSession(Path home) {
  private Map<String, String> environment(Map<String, String> variables) {
    var all = new HashMap<String, String>();
    all.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    all.put("HOME", home.toString());
    all.put("SPOOR_BUILD", "no");
    all.put("SPOOR_JAVA_FLAGS", System.getenv().getOrDefault("SPOOR_JAVA_FLAGS", ""));
    all.put("LC_ALL", "C.UTF-8");
    all.put("TERM", "xterm");
    all.put("NO_COLOR", "1");
    all.putAll(variables);
    return all;
  }

  private static String spoor() {
    var root = Path.of(System.getProperty("spoor.root", "..")).toAbsolutePath().normalize();
    if (!Files.exists(root.resolve(".build/launch"))) {
      throw Requirement.missing("bin/spoor is not built: run bin/check");
    }
    return root.resolve("bin/spoor").toString();
  }

  /// {@return the debugger at a new terminal; behind it the shell tells its status and the modes
  /// that it left, and is over}
  ///
  /// @param words behind `spoor debug`, as a shell reads them
  Screen debugging(String words) {
    return debugging(words, Map.of());
  }

  /// {@return the same with further variables in the environment}
  Screen debugging(String words, Map<String, String> variables) {
    return shell("$SPOOR debug -nx " + words + "; echo status $?; stty -a; echo over", variables);
  }

  /// {@return a shell at a new terminal}
  ///
  /// @param script in which `$SPOOR` is `bin/spoor`
  Screen shell(String script, Map<String, String> variables) {
    return Screen.open(environment(variables), "SPOOR='" + spoor() + "'; " + script);
  }
}
