package dev.spoor.repl.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Lines as they come, of a pipe, a file, or a terminal that can do no more. A pipe needs no
/// prompt, but it is shown, as gdb does.
public final class StreamInput implements Input {
  private final BufferedReader reader;
  private final Output output;
  private final boolean interactive;
  private volatile Optional<String> asking = Optional.empty();

  /// @param stream in UTF-8
  /// @param output where prompts go
  /// @param interactive whether a person types them, who can be asked
  public StreamInput(InputStream stream, Output output, boolean interactive) {
    this.interactive = interactive;
    this.reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    this.output = output;
  }

  @Override
  public Optional<String> next(String prompt) {
    try {
      output.prompt(prompt);
      asking = Optional.of(prompt);
      return Optional.ofNullable(reader.readLine());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } finally {
      asking = Optional.empty();
    }
  }

  /// The terminal has thrown away what was typed: asks again. From any thread.
  public void interrupted() {
    asking.ifPresent(prompt -> {
      output.error("Quit");
      output.prompt(prompt);
    });
  }

  @Override
  public boolean isInteractive() {
    return interactive;
  }
}
