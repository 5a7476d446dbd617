package dev.spoor.symbolic.type;

import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.AttributeValue;
import dev.spoor.objects.dwarf.Die;
import java.util.OptionalLong;

/// Numbers that entries state.
final class DieNumbers {
  private DieNumbers() {}

  /// {@return a number that cannot be negative, if it is stated and is not}
  static OptionalLong of(Die die, AttributeName name) {
    return die.value(name).orElse(null) instanceof AttributeValue.Constant(var value, var _)
            && value >= 0
        ? OptionalLong.of(value)
        : OptionalLong.empty();
  }

  /// {@return a width that fits into an `int`}
  static int width(Die die, AttributeName name, int otherwise) {
    var found = of(die, name);
    return found.isPresent() && found.getAsLong() <= Integer.MAX_VALUE
        ? (int) found.getAsLong()
        : otherwise;
  }
}
