package dev.spoor.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A program at a terminal of its own, which the test types at and reads. All of its processes are
/// killed on close, and after some minutes, so that nothing waits for ever for what never comes.
///
/// The kernel's part of it is done by `tracees/pty_host.c`.
public final class PseudoTerminal implements AutoCloseable {
  private static final int MOST_SECONDS = 240;

  private final Process host;

  private PseudoTerminal(Process host) {
    this.host = host;
  }

  /// Starts a program.
  ///
  /// @param rows of the window
  /// @param columns of the window
  /// @param environment all of its environment
  /// @param command its name or path, then its arguments
  public static PseudoTerminal open(
      int rows, int columns, Map<String, String> environment, List<String> command) {
    var words = new ArrayList<String>();
    words.add(Tracees.compile("pty_host").toString());
    words.addAll(List.of("" + MOST_SECONDS, "" + rows, "" + columns));
    words.addAll(command);
    var builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      return new PseudoTerminal(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return what the terminal shows, as it comes; ends with the program}
  public InputStream shown() {
    return host.getInputStream();
  }

  /// Hits keys.
  ///
  /// @param text what they send
  public void type(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    frame('k', bytes.length, 0, bytes);
  }

  /// Changes the window's size.
  public void resize(int rows, int columns) {
    frame('w', rows, columns, new byte[0]);
  }

  private void frame(char kind, int first, int second, byte[] rest) {
    var head = new byte[] {(byte) kind, low(first), high(first), low(second), high(second)};
    try {
      var input = host.getOutputStream();
      input.write(head);
      input.write(rest);
      input.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the program has left its terminal", e);
    }
  }

  private static byte low(int number) {
    return (byte) number;
  }

  private static byte high(int number) {
    return (byte) (number >> 8);
  }

  /// Sends SIGKILL to the processes of this terminal that run a program.
  ///
  /// @param part a part of the path of their programs
  public void kill(String part) {
    for (var process : host.descendants().toList()) {
      if (process.info().command().orElse("").contains(part)) {
        process.destroyForcibly();
      }
    }
  }

  /// Sends SIGTERM to the processes of this terminal that run a program.
  ///
  /// @param part a part of the path of their programs
  public void terminate(String part) {
    for (var process : host.descendants().toList()) {
      if (process.info().command().orElse("").contains(part)) {
        process.destroy();
      }
    }
  }

  /// Waits for the program's end.
  ///
  /// @return its status as a shell has it
  public int exit() {
    return Shell.awaitEnd(host);
  }

  @Override
  public void close() {
    var all = host.descendants().toList();
    host.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    exit();
  }
}
