package dev.spoor.debugger.step;

import dev.spoor.symbolic.CodePlace;

/// Which functions are not to be stepped into, though their lines are known.
@FunctionalInterface
public interface StepFilter {
  /// {@return whether a function is passed over}
  ///
  /// @param place its name and where it begins
  boolean skips(CodePlace place);

  /// {@return one that lets all be stepped into}
  static StepFilter none() {
    return _ -> false;
  }
}
