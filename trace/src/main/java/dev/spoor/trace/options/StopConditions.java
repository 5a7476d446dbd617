package dev.spoor.trace.options;

import dev.spoor.trace.where.Quantity;
import java.util.Optional;

/// When the tracing ends although there is something left to trace (`--stop-after`): at whatever
/// comes first.
///
/// @param calls after how many calls that are shown; 0: at none
/// @param nanos after how many nanoseconds; 0: at no time
/// @param bytes when the trace has as many bytes; 0: however long it is
/// @param match at the first call that is shown
public record StopConditions(long calls, long nanos, long bytes, boolean match) {
  /// Only when nothing is left.
  public static final StopConditions NONE = new StopConditions(0, 0, 0, false);

  /// {@return whether there are some}
  public boolean isAny() {
    return !equals(NONE);
  }

  /// {@return these conditions and those in a list: `1000`, `1000calls`, `10s`, `10MB`, `match`;
  /// empty if it makes no sense}
  Optional<StopConditions> and(String list) {
    var all = this;
    for (var word : list.split(",", -1)) {
      var more = all.andOne(word);
      if (more.isEmpty()) {
        return more;
      }
      all = more.get();
    }
    return Optional.of(all);
  }

  private Optional<StopConditions> andOne(String word) {
    if (word.equals("match")) {
      return Optional.of(new StopConditions(calls, nanos, bytes, true));
    }
    var counted = without(word, "calls").or(() -> without(word, "call"));
    var measured = without(word, "bytes").or(() -> without(word, "B"));
    var quantity = Quantity.parse(counted.or(() -> measured).orElse(word));
    if (Quantity.parse(word).isPresent()) {
      // 1kB is 1000 bytes, not 1k of them.
      quantity = Quantity.parse(word);
    }
    if (quantity.isEmpty() || quantity.get().bits() <= 0) {
      return Optional.empty();
    }
    var amount = quantity.get().bits();
    return switch (quantity.get().unit()) {
      case TIME ->
          counted.isPresent() || measured.isPresent()
              ? Optional.empty()
              : Optional.of(new StopConditions(calls, least(nanos, amount), bytes, match));
      case SIZE ->
          Optional.of(
              counted.isPresent()
                  ? new StopConditions(least(calls, amount), nanos, bytes, match)
                  : new StopConditions(calls, nanos, least(bytes, amount), match));
      case NONE ->
          Optional.of(
              measured.isPresent()
                  ? new StopConditions(calls, nanos, least(bytes, amount), match)
                  : new StopConditions(least(calls, amount), nanos, bytes, match));
    };
  }

  private static Optional<String> without(String word, String end) {
    return word.endsWith(end)
        ? Optional.of(word.substring(0, word.length() - end.length()))
        : Optional.empty();
  }

  private static long least(long before, long amount) {
    return before == 0 ? amount : Math.min(before, amount);
  }
}
