package dev.spoor.syscalls.description;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A place that holds one of several shapes, told apart by a number whose values have names.
///
/// @param table the names of the number's values; `number` if the cases are labelled with numbers
/// @param cases the alternatives by label, in the order of the description
public record Choice(String name, String table, Map<String, Case> cases) {
  /// The label of the alternative for all other numbers.
  public static final String OTHERWISE = "else";

  /// One alternative.
  public record Case(Direction direction, Shape shape) {}

  /// {@return the alternative for a number with these names}
  public Optional<Case> of(long number, List<String> names) {
    for (var label : names) {
      var found = cases.get(label);
      if (found != null) {
        return Optional.of(found);
      }
    }
    var found = cases.get(Long.toString(number));
    return Optional.ofNullable(found != null ? found : cases.get(OTHERWISE));
  }
}
