package dev.spoor.repl.source;

import java.util.Optional;

/// Where `list` goes on. For one thread.
public final class ListPosition {
  /// Lines of a file that were shown, or are to be.
  ///
  /// @param path of the file, as debugging information has it
  /// @param first the first line
  /// @param last the last line
  public record Lines(String path, int first, int last) {}

  private Optional<Lines> shown = Optional.empty();
  private boolean aroundNext;
  private boolean shownElsewhere;

  /// {@return what was shown last}
  public Optional<Lines> shown() {
    return shown;
  }

  /// Remembers what was shown.
  public void shown(Lines lines) {
    shown = Optional.of(lines);
    aroundNext = false;
  }

  /// A frame was shown: the next listing is around its line.
  public void around(String path, int line) {
    shown = Optional.of(new Lines(path, line, line));
    aroundNext = true;
  }

  /// {@return whether the next listing is around the line, rather than behind what was shown}
  public boolean isAroundNext() {
    return aroundNext;
  }

  /// Says whether a window shows what is listed.
  public void shownElsewhere(boolean value) {
    shownElsewhere = value;
  }

  /// {@return whether a window shows what is listed: then it need not be printed}
  public boolean isShownElsewhere() {
    return shownElsewhere;
  }

  /// Nothing was shown.
  public void clear() {
    shown = Optional.empty();
  }
}
