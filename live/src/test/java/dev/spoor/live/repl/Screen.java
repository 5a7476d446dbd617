package dev.spoor.live.repl;

import dev.spoor.testkit.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A terminal with a program in it, which is typed to and whose output is awaited: a tmux of its
/// own. What is shown comes through a named pipe, so that nothing is polled.
final class Screen implements AutoCloseable {
  private final String socket;
  private final InputStream shown;

  private Screen(String socket, InputStream shown) {
    this.socket = socket;
    this.shown = shown;
  }

  /// Opens one that runs a shell script.
  ///
  /// @param home the user's home, where the socket and the pipe are made as well
  static Screen open(Path home, String script) {
    var socket = home.resolve("tmux").toString();
    var pipe = home.resolve("shown");
    Shell.run("mkfifo", pipe.toString()).orFail();
    // The script begins once the pipe is read.
    var begin = "read -r go; " + script;
    var size = List.of("-x", "100", "-y", "40");
    var command =
        new ArrayList<>(List.of("tmux", "-S", socket, "-f", "/dev/null", "new-session", "-d"));
    command.addAll(size);
    command.addAll(List.of("sh", "-c", begin));
    Shell.run(
            command,
            "",
            Map.of("HOME", home.toString(), "NO_COLOR", "1", "SPOOR_BUILD", "no", "LC_ALL", "C"))
        .orFail();
    Shell.run("tmux", "-S", socket, "pipe-pane", "exec cat >'" + pipe + "'").orFail();
    try {
      var screen = new Screen(socket, Files.newInputStream(pipe));
      return screen.type("");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Types a line.
  Screen type(String line) {
    if (!line.isEmpty()) {
      Shell.run("tmux", "-S", socket, "send-keys", "-l", line).orFail();
    }
    return key("Enter");
  }

  /// Hits a key, by tmux's name.
  Screen key(String name) {
    Shell.run("tmux", "-S", socket, "send-keys", name).orFail();
    return this;
  }

  /// Hits keys, or types text that is no key's name.
  Screen keys(String... names) {
    for (var name : names) {
      key(name);
    }
    return this;
  }

  /// Waits until a text is shown, behind what was awaited before.
  ///
  /// @throws AssertionError if the terminal goes before, with what it showed instead
  void await(String text) {
    var seen = new StringBuilder();
    while (seen.indexOf(text) < 0) {
      seen.append((char) next(text, seen));
    }
  }

  private int next(String text, StringBuilder seen) {
    try {
      var sign = shown.read();
      if (sign < 0) {
        throw new AssertionError("not shown: " + text + "\n" + seen);
      }
      return sign;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void close() {
    Shell.run("tmux", "-S", socket, "kill-server");
    try {
      shown.close();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
