package dev.spoor.repl.source;

import dev.spoor.repl.text.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The lines of a source file. For one thread.
public final class SourceText {
  private final Path path;
  private final List<String> lines;
  private final FileColors colors;

  /// @param path where it was found
  SourceText(Path path, List<String> lines) {
    this.path = path;
    this.lines = List.copyOf(lines);
    this.colors = new FileColors(String.valueOf(path.getFileName()), this.lines);
  }

  /// {@return where it was found}
  public Path path() {
    return path;
  }

  /// {@return its lines}
  public List<String> lines() {
    return lines;
  }

  /// {@return a line, counted from 1; empty if there are not so many}
  public Optional<String> line(int number) {
    return has(number) ? Optional.of(lines.get(number - 1)) : Optional.empty();
  }

  /// {@return a line in colours, counted from 1; empty if there are not so many}
  public Optional<Text> colored(int number) {
    return has(number) ? Optional.of(colors.line(number - 1)) : Optional.empty();
  }

  private boolean has(int number) {
    return number >= 1 && number <= lines.size();
  }
}
