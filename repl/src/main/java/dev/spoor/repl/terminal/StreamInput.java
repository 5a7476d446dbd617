package dev.spoor.repl.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Lines of a pipe or a file: no prompt is needed, but it is shown, as gdb does.
public final class StreamInput implements Input {
  private final BufferedReader reader;
  private final Output output;

  /// @param stream in UTF-8
  /// @param output where prompts go
  public StreamInput(InputStream stream, Output output) {
    this.reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    this.output = output;
  }

  @Override
  public Optional<String> next(String prompt) {
    try {
      output.prompt(prompt);
      return Optional.ofNullable(reader.readLine());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public boolean isInteractive() {
    return false;
  }
}
