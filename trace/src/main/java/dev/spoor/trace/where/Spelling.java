package dev.spoor.trace.where;

import java.util.Optional;

/// Finds what a word that means nothing was meant to be.
final class Spelling {
  private Spelling() {}

  /// {@return `; did you mean 'x'?` for the word that takes the fewest changes; empty if none is
  /// near}
  static String suggestion(String word, Iterable<String> known) {
    return nearest(word, known).map(near -> "; did you mean '" + near + "'?").orElse("");
  }

  private static Optional<String> nearest(String word, Iterable<String> known) {
    var best = Optional.<String>empty();
    var least = Math.max(1, word.length() / 3) + 1;
    for (var candidate : known) {
      if (!candidate.equals("_") && Math.abs(candidate.length() - word.length()) < least) {
        var changes = changes(word, candidate);
        if (changes < least) {
          least = changes;
          best = Optional.of(candidate);
        }
      }
    }
    return best;
  }

  /// How many characters have to be put in, left out, replaced or swapped with their neighbour.
  private static int changes(String one, String other) {
    var before = new int[other.length() + 1];
    var row = new int[other.length() + 1];
    for (var j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    var last = row.clone();
    for (var i = 1; i <= one.length(); i++) {
      row[0] = i;
      for (var j = 1; j <= other.length(); j++) {
        var same = one.charAt(i - 1) == other.charAt(j - 1);
        var changed = last[j - 1] + (same ? 0 : 1);
        row[j] = Math.min(changed, 1 + Math.min(last[j], row[j - 1]));
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      System.arraycopy(last, 0, before, 0, last.length);
      System.arraycopy(row, 0, last, 0, row.length);
    }
    return last[other.length()];
  }
}
