package dev.spoor.trace.inject;

/// Which of a task's calls of one kind are meant, counted from 1.
///
/// @param first the first one
/// @param last the last one that may be
/// @param step how many further on each next one is; at least 1
public record Occurrences(int first, long last, int step) {
  /// All of them.
  public static final Occurrences EVERY = new Occurrences(1, Long.MAX_VALUE, 1);

  /// {@return whether the call with this number is one}
  public boolean contains(long occurrence) {
    return occurrence >= first && occurrence <= last && (occurrence - first) % step == 0;
  }
}
