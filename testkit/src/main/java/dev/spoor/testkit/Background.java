package dev.spoor.testkit;

import dev.spoor.machine.linux.Tid;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A program that runs untraced beside the test, to be attached to; killed on close.
///
/// It is a grandchild, with a shell between that waits for it: the JVM's reaper waits for children
/// of its own and would take their ptrace-stops. Its standard input and output are pipes to the
/// test, so that both can wait for each other without polling.
public final class Background implements AutoCloseable {
  /// The inner shell tells its number and becomes the program; the outer one waits for it, and does
  /// not say how it was killed.
  private static final String SCRIPT =
      "exec 3>&2 2>/dev/null; sh -c 'echo $$; exec \"$0\" \"$@\" 2>&3 3>&-' \"$@\"; exit $?";

  private final Process shell;
  private final BufferedReader output;
  private final Tid pid;

  private Background(Process shell) {
    this.shell = shell;
    this.output = shell.inputReader(StandardCharsets.ISO_8859_1);
    this.pid = Tid.of(Integer.parseInt(line()));
  }

  /// Starts a program.
  ///
  /// @param command its name or path, then its arguments
  public static Background start(Object... command) {
    var all = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh"));
    for (var word : command) {
      all.add(word.toString());
    }
    try {
      return new Background(
          new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return the program's process}
  public Tid pid() {
    return pid;
  }

  /// {@return the next line it prints, waiting for it}
  ///
  /// @throws AssertionError if it closed its output instead
  public String line() {
    try {
      var line = output.readLine();
      if (line == null) {
        throw new AssertionError("the program ended its output");
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return all it prints from here to its end; a tracer must have waited for that, for the shell
  /// keeps the pipe open until then}
  public String rest() {
    try {
      var text = new StringBuilder();
      for (var c = output.read(); c >= 0; c = output.read()) {
        text.append((char) c);
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes a line to its standard input.
  public void say(String line) {
    try {
      var input = shell.getOutputStream();
      input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      input.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Closes its standard input.
  public void endInput() {
    try {
      shell.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits for its end.
  ///
  /// @return its status as a shell has it: the exit code, or 128 and the signal
  public int exit() {
    return Shell.awaitEnd(shell);
  }

  /// Kills the program, traced, stopped or not, and waits until it is gone.
  @Override
  public void close() {
    ProcessHandle.of(pid.value()).ifPresent(ProcessHandle::destroyForcibly);
    if (shell.isAlive()) {
      shell.destroyForcibly();
    }
    exit();
  }
}
