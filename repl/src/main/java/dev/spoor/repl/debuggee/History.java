package dev.spoor.repl.debuggee;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The last halts, for `why`. For one thread.
public final class History {
  private static final int MOST = 50;

  private final Deque<Stop> stops = new ArrayDeque<>();
  private long count;

  /// {@return how many there have been}
  public long count() {
    return count;
  }

  /// Adds one.
  public void add(Stop stop) {
    count++;
    stops.addLast(stop);
    if (stops.size() > MOST) {
      stops.removeFirst();
    }
  }

  /// {@return them, the oldest first}
  public List<Stop> stops() {
    return List.copyOf(stops);
  }
}
