package dev.spoor.repl.source;

import dev.spoor.repl.text.Text;
import java.util.ArrayList;
import java.util.List;

/// The lines of a source file in colours, made when they are asked for. For one thread.
final class FileColors {
  private final SourceLanguage language;
  private final List<String> lines;

  /// What is open at the beginning of each line, as far as that was needed.
  private final List<LineColors.Open> open = new ArrayList<>(List.of(LineColors.Open.NOTHING));

  FileColors(String fileName, List<String> lines) {
    this.language = SourceLanguage.of(fileName);
    this.lines = lines;
  }

  /// {@return a line}
  ///
  /// @param index counted from 0
  Text line(int index) {
    while (language != SourceLanguage.OTHER && open.size() <= index) {
      var next = open.size() - 1;
      open.add(new LineColors(language, lines.get(next), open.getLast()).open());
    }
    var before = index < open.size() ? open.get(index) : LineColors.Open.NOTHING;
    return new LineColors(language, lines.get(index), before).text();
  }
}
