package dev.spoor.trace.where;

import java.util.ArrayList;
import java.util.List;

/// The values that an operand has for one call: none, one, or several, of which any one counts.
final class Data {
  /// No call has more that are looked at.
  private static final int MOST = 4096;

  private final List<Datum> found = new ArrayList<>();
  private boolean open;

  void add(Datum datum) {
    if (found.size() < MOST) {
      found.add(datum);
    }
  }

  /// There may be more, or others, when the call is over.
  void leaveOpen() {
    open = true;
  }

  List<Datum> found() {
    return found;
  }

  boolean isOpen() {
    return open;
  }

  boolean isFull() {
    return found.size() >= MOST;
  }
}
