package dev.spoor.symbolic.type;

import java.util.OptionalLong;

/// The indices of an array.
///
/// @param lower the first
/// @param upper the last
public record Dimension(Bound lower, Bound upper) {
  /// {@return the indices from 0 to `count - 1`}
  public static Dimension of(long count) {
    return new Dimension(new Bound.Known(0), new Bound.Known(count - 1));
  }

  /// {@return how many there are, if both ends are known and one is not too far behind the other}
  public OptionalLong count() {
    if (!(lower instanceof Bound.Known(var first)) || !(upper instanceof Bound.Known(var last))) {
      return OptionalLong.empty();
    }
    var count = last - first + 1;
    var isPossible = last >= first ? count > 0 : count == 0;
    // An array of no elements has the last index -1, which some write as an unsigned number.
    return isPossible ? OptionalLong.of(count) : OptionalLong.of(0);
  }
}
