package dev.spoor.trace.options;

import java.util.Optional;

/// When programs are let go while they run, and what then becomes of them.
///
/// @param onExecve whether at the end of each execve(2) but the launched program's first (`-b`)
/// @param callLimit after how many calls that are shown all are let go; 0: no limit
/// @param kill whether the launched program is killed rather than detached from (`--kill-on-exit`)
/// @param stop when else all are let go (`--stop-after`)
/// @param interruptible what signals to the tracer do, if that was said (`-I`)
/// @param daemonization where the tracer is; other than as its parent, it leaves the program alive
///   whatever becomes of the tracer
public record Release(
    boolean onExecve,
    long callLimit,
    boolean kill,
    StopConditions stop,
    Optional<Interruptible> interruptible,
    Daemonization daemonization) {
  /// {@return whether a program can be left running without a tracer, other than by a signal to the
  /// tracer}
  public boolean leavesAlive() {
    return onExecve
        || daemonization != Daemonization.NONE
        || (callLimit > 0 || stop.isAny()) && !kill;
  }

  /// {@return whether a signal ends the tracer like any other program: nothing more is written}
  public boolean isEndedAtOnce() {
    return interruptible.equals(Optional.of(Interruptible.ANYWHERE));
  }

  /// What signals to the tracer do: `-I`.
  public enum Interruptible {
    /// They end it at once.
    ANYWHERE,
    /// They end it when no stop is being served.
    WAITING,
    /// HUP, INT and TERM do nothing.
    NEVER,
    /// Nor does TSTP.
    NEVER_TSTP;

    static Optional<Interruptible> named(String name) {
      return switch (name) {
        case "1", "anywhere", "always" -> Optional.of(ANYWHERE);
        case "2", "waiting" -> Optional.of(WAITING);
        case "3", "never" -> Optional.of(NEVER);
        case "4", "never_tstp" -> Optional.of(NEVER_TSTP);
        default -> Optional.empty();
      };
    }

    /// {@return whether signals that would end the tracer are ignored}
    public boolean isDeaf() {
      return this == NEVER || this == NEVER_TSTP;
    }
  }
}
