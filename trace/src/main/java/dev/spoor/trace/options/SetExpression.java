package dev.spoor.trace.options;

import java.util.ArrayList;
import java.util.List;

/// A set as `-e` takes it: `all`, `none`, or words with commas between them, empty ones being
/// passed over; an exclamation mark in front stands for the others.
///
/// @param inverted whether it is what the words leave out
/// @param everything whether all are meant instead of words
/// @param words none if everything or nothing is meant; else at least one
record SetExpression(boolean inverted, boolean everything, List<String> words) {
  /// {@return what `text` says; if it has no word, all of it is the only one}
  static SetExpression parse(String text) {
    var start = 0;
    while (text.startsWith("!", start)) {
      start++;
    }
    var inverted = start % 2 != 0;
    var rest = text.substring(start);
    if (rest.equals("all") || rest.equals("none")) {
      return new SetExpression(inverted, rest.equals("all"), List.of());
    }
    var words = new ArrayList<String>();
    for (var word : rest.split(",", -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return new SetExpression(inverted, false, words.isEmpty() ? List.of(text) : words);
  }
}
