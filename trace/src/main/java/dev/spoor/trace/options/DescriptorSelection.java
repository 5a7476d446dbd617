package dev.spoor.trace.options;

import java.util.HashSet;
import java.util.Set;

/// Some descriptors: of `--trace-fds`, or those whose data are shown whole (`-e read=`, `-e
/// write=`).
///
/// @param numbers those that are named
/// @param inverted whether it is all but those
public record DescriptorSelection(Set<Integer> numbers, boolean inverted) {
  /// None of them.
  public static final DescriptorSelection NONE = new DescriptorSelection(Set.of(), false);

  /// Copies the set.
  public DescriptorSelection {
    numbers = Set.copyOf(numbers);
  }

  /// Reads a set: numbers, `all`, `none`, `!` in front for all others.
  ///
  /// @throws UsageException if a word of it is no descriptor's number
  static DescriptorSelection parse(String text) {
    var set = SetExpression.parse(text);
    var numbers = new HashSet<Integer>();
    for (var word : set.words()) {
      numbers.add(number(word));
    }
    return new DescriptorSelection(numbers, set.inverted() != set.everything());
  }

  private static int number(String word) {
    if (word.isEmpty()) {
      throw invalid(word);
    }
    var value = 0L;
    for (var i = 0; i < word.length(); i++) {
      var digit = word.charAt(i) - '0';
      value = value * 10 + digit;
      if (digit < 0 || digit > 9 || value > Integer.MAX_VALUE) {
        throw invalid(word);
      }
    }
    return (int) value;
  }

  private static UsageException invalid(String word) {
    return UsageException.plain("invalid descriptor '" + Quoted.of(word) + "'");
  }

  /// {@return whether there are none}
  public boolean isEmpty() {
    return numbers.isEmpty() && !inverted;
  }

  /// {@return whether the descriptor is one of them}
  public boolean contains(int descriptor) {
    return descriptor >= 0 && numbers.contains(descriptor) != inverted;
  }
}
