package dev.spoor.repl.setting;

import java.util.List;

/// A row of the table of settings.
///
/// @param name words as typed behind `set`
/// @param kind what values it takes
/// @param initial the value before anybody changes it
/// @param shown the sentence of `show`, with `%s` for the value; behind [#OR] the one for what is
///   off or empty, if that has another
/// @param help what it is for, a sentence
record Setting(String name, Kind kind, String initial, String shown, String help) {
  /// Parts two sentences.
  static final String OR = "\u0000";

  static final Kind FLAG = new Kind.Flag();
  static final Kind AUTO = new Kind.AutoFlag();
  static final Kind LIMIT = new Kind.Limit();
  static final Kind ANY = new Kind.Any();
  static final Kind FIXED = new Kind.Fixed();

  static Kind choice(String... words) {
    return new Kind.Choice(List.of(words));
  }

  /// What values a setting takes.
  sealed interface Kind {
    /// `on` or `off`.
    record Flag() implements Kind {}

    /// `on`, `off` or `auto`.
    record AutoFlag() implements Kind {}

    /// A number, or `unlimited`.
    record Limit() implements Kind {}

    /// One of some words.
    record Choice(List<String> words) implements Kind {
      /// Copies the list.
      public Choice {
        words = List.copyOf(words);
      }
    }

    /// Anything.
    record Any() implements Kind {}

    /// What cannot be changed.
    record Fixed() implements Kind {}
  }
}
