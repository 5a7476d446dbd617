package dev.spoor.trace.options;

import dev.spoor.machine.linux.Signal;

/// Which signals are shown (`-e signal=`).
public final class SignalSelection {
  /// All of them.
  public static final SignalSelection ALL = new SignalSelection(-1L);

  // Bit n-1 for signal n.
  private final long mask;

  private SignalSelection(long mask) {
    this.mask = mask;
  }

  /// Reads a set: names with or without `SIG`, numbers, `all`, `none`, `!` in front for all others.
  ///
  /// @throws UsageException if it names no signal
  static SignalSelection parse(String text) {
    var set = SetExpression.parse(text);
    var mask = set.everything() ? -1L : 0L;
    for (var name : set.words()) {
      mask |= bit(name);
    }
    return new SignalSelection(set.inverted() ? ~mask : mask);
  }

  private static long bit(String name) {
    var signal = Signal.named(name.toUpperCase(java.util.Locale.ROOT));
    if (signal.isEmpty() || signal.get().number() < 0 || signal.get().number() > Signal.LAST) {
      throw UsageException.plain("invalid signal '" + Quoted.of(name) + "'");
    }
    return signal.get().number() == 0 ? 0 : 1L << signal.get().number() - 1;
  }

  /// {@return whether the signal is shown}
  public boolean contains(Signal signal) {
    var number = signal.number();
    return number < 1 || number > Signal.LAST || (mask >>> number - 1 & 1) != 0;
  }
}
