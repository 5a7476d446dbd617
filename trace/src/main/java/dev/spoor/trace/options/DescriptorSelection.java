package dev.spoor.trace.options;

import java.util.HashSet;
import java.util.Set;

/// The descriptors of `--trace-fds`.
///
/// @param numbers those that are named
/// @param inverted whether it is all but those
public record DescriptorSelection(Set<Integer> numbers, boolean inverted) {
  /// Copies the set.
  public DescriptorSelection {
    numbers = Set.copyOf(numbers);
  }

  static DescriptorSelection parse(String text) {
    var inverted = text.startsWith("!");
    var rest = inverted ? text.substring(1) : text;
    if (rest.equals("all") || rest.equals("none")) {
      return new DescriptorSelection(Set.of(), rest.equals("all") != inverted);
    }
    var numbers = new HashSet<Integer>();
    for (var word : rest.split(",", -1)) {
      numbers.add(number(word));
    }
    return new DescriptorSelection(numbers, inverted);
  }

  private static int number(String word) {
    try {
      var number = Integer.parseInt(word);
      if (number >= 0 && Character.isDigit(word.charAt(0))) {
        return number;
      }
    } catch (NumberFormatException none) {
      throw invalid(word);
    }
    throw invalid(word);
  }

  private static UsageException invalid(String word) {
    return UsageException.plain("invalid descriptor '" + Quoted.of(word) + "'");
  }

  /// {@return whether calls on `fd` are shown}
  public boolean contains(int fd) {
    return fd >= 0 && numbers.contains(fd) != inverted;
  }
}
