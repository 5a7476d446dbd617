package dev.spoor.debugger;

import dev.spoor.machine.linux.Signal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What is done with each signal that a program receives. For one thread.
public final class SignalPolicy {
  /// What is done with one signal.
  ///
  /// @param stop whether everything halts
  /// @param print whether the user is told
  /// @param pass whether the program receives it
  public record Handling(boolean stop, boolean print, boolean pass) {}

  private static final Handling USUAL = new Handling(true, true, true);
  private static final Handling QUIET = new Handling(false, false, true);
  private static final Handling DEBUGGERS = new Handling(true, true, false);

  /// Those that programs receive in the course of things: SIGALRM, SIGURG, SIGCHLD, SIGIO,
  /// SIGVTALRM, SIGPROF, SIGWINCH, and the two of the C library's own.
  private static final Set<Integer> ORDINARY = Set.of(14, 17, 23, 26, 27, 28, 29, 32, 33);

  private final Map<Integer, Handling> changed = new HashMap<>();

  SignalPolicy() {}

  /// {@return what is done with a signal}
  public Handling of(Signal signal) {
    var own = changed.get(signal.number());
    return own != null ? own : usual(signal);
  }

  private static Handling usual(Signal signal) {
    if (signal.equals(Signal.TRAP) || signal.equals(Signal.INT)) {
      return DEBUGGERS;
    }
    return ORDINARY.contains(signal.number()) ? QUIET : USUAL;
  }

  /// Changes what is done with a signal.
  public void set(Signal signal, Handling handling) {
    changed.put(signal.number(), handling);
  }
}
