package dev.spoor.trace.options;

import java.util.Optional;

/// Which times a line shows.
///
/// @param clock how the wall clock's time is written, and whether at all
/// @param clockPrecision of that time
/// @param relative of the time since the line before (`-r`), if that is shown
/// @param spent of the time between a call's entry and its exit (`-T`), if that is shown
public record Times(
    Clock clock,
    Precision clockPrecision,
    Optional<Precision> relative,
    Optional<Precision> spent) {
  /// How the wall clock's time is written.
  public enum Clock {
    NONE,
    /// Hours, minutes and seconds in the local time zone (`-t`).
    TIME,
    /// Seconds since 1970 (`-ttt`).
    UNIX
  }

  static final Times NONE = new Times(Clock.NONE, Precision.S, Optional.empty(), Optional.empty());

  Times withClock(Clock value, Precision precision) {
    return new Times(value, precision, relative, spent);
  }

  /// What is not given stays as an earlier option has said.
  Times withClock(Optional<Clock> value, Optional<Precision> precision) {
    var given = value.orElse(clock == Clock.NONE ? Clock.TIME : clock);
    return withClock(given, precision.orElse(clockPrecision));
  }

  Times withRelative(Precision precision) {
    return new Times(clock, clockPrecision, Optional.of(precision), spent);
  }

  Times withSpent(Precision precision) {
    return new Times(clock, clockPrecision, relative, Optional.of(precision));
  }
}
