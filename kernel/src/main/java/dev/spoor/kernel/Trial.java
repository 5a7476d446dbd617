package dev.spoor.kernel;

import java.util.List;

/// A feature that was tried on this system.
public record Trial(Feature feature, Outcome outcome) {
  /// What came of it.
  public sealed interface Outcome {
    /// It works.
    ///
    /// @param detail what was found beyond that, in words; may be empty
    record Works(String detail) implements Outcome {}

    /// It does not.
    ///
    /// @param reason what the system said, in words
    record Fails(String reason) implements Outcome {}

    /// It could not be tried, because what it needs failed.
    record Untried() implements Outcome {}
  }

  /// Tries all features on children of the calling thread, which are gone when this returns.
  ///
  /// @return a trial of each feature, in their order
  public static List<Trial> ofAll() {
    return dev.spoor.kernel.internal.Trials.ofAll();
  }

  /// {@return whether it works}
  public boolean works() {
    return outcome instanceof Outcome.Works;
  }
}
