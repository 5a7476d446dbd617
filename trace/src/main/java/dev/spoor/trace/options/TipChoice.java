package dev.spoor.trace.options;

import java.util.Optional;
import java.util.OptionalLong;

/// Which tip `--tips` shows, and how.
///
/// @param id its number; empty for any
/// @param full whether the picture around it is whole
public record TipChoice(OptionalLong id, boolean full) {
  /// Any, in as little room as possible.
  static final TipChoice RANDOM = new TipChoice(OptionalLong.empty(), false);

  /// Reads `[[id:]id],[[format:]format]`; of what is said twice the last counts.
  ///
  /// @return no tip, for the format `none`
  /// @throws UsageException if there is a word that is neither
  static Optional<TipChoice> parse(String text, UsageException invalid) {
    var id = OptionalLong.empty();
    var format = "compact";
    for (var word : text.split(",", -1)) {
      if (isFormat(withoutPrefix("format:", word))) {
        format = withoutPrefix("format:", word);
      } else if (isNumber(withoutPrefix("id:", word))) {
        id = OptionalLong.of(Long.parseLong(withoutPrefix("id:", word)));
      } else if (withoutPrefix("id:", word).equals("random")) {
        id = OptionalLong.empty();
      } else if (!word.isEmpty()) {
        throw invalid;
      }
    }
    return format.equals("none")
        ? Optional.empty()
        : Optional.of(new TipChoice(id, format.equals("full")));
  }

  private static String withoutPrefix(String prefix, String word) {
    return word.startsWith(prefix) ? word.substring(prefix.length()) : word;
  }

  private static boolean isFormat(String word) {
    return switch (word) {
      case "none", "compact", "full" -> true;
      default -> false;
    };
  }

  private static boolean isNumber(String word) {
    for (var i = 0; i < word.length(); i++) {
      if (word.charAt(i) < '0' || word.charAt(i) > '9') {
        return false;
      }
    }
    return !word.isEmpty() && word.length() <= 10 && Long.parseLong(word) <= Integer.MAX_VALUE;
  }
}
