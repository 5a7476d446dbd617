package dev.spoor.machine.linux;

import java.util.ArrayList;
import java.util.List;

/// A set of signals as the kernel has it, `sigset_t` of 64 bits: bit 0 is signal 1.
///
/// @param bits all 64
public record SignalSet(long bits) {
  /// No signal.
  public static final SignalSet EMPTY = new SignalSet(0);

  /// {@return the set of `signals`}
  public static SignalSet of(Signal... signals) {
    var set = EMPTY;
    for (var signal : signals) {
      set = set.with(signal);
    }
    return set;
  }

  /// {@return whether `signal` is in the set}
  public boolean contains(Signal signal) {
    return signal.number() >= 1 && signal.number() <= Signal.LAST && (bits & bit(signal)) != 0;
  }

  /// {@return this set and `signal`}
  ///
  /// @throws IllegalArgumentException for a number outside 1 to 64
  public SignalSet with(Signal signal) {
    return new SignalSet(bits | bit(signal));
  }

  /// {@return this set without `signal`}
  ///
  /// @throws IllegalArgumentException for a number outside 1 to 64
  public SignalSet without(Signal signal) {
    return new SignalSet(bits & ~bit(signal));
  }

  /// {@return the members by number}
  public List<Signal> signals() {
    var members = new ArrayList<Signal>();
    for (var number = 1; number <= Signal.LAST; number++) {
      if ((bits >>> (number - 1) & 1) != 0) {
        members.add(Signal.of(number));
      }
    }
    return List.copyOf(members);
  }

  private static long bit(Signal signal) {
    if (signal.number() < 1 || signal.number() > Signal.LAST) {
      throw new IllegalArgumentException("no set of signals has room for " + signal.number());
    }
    return 1L << (signal.number() - 1);
  }

  /// {@return the members' names, as `[SIGINT, SIGTERM]`}
  @Override
  public String toString() {
    return signals().toString();
  }
}
