package dev.spoor.kernel.internal;

import dev.spoor.kernel.KernelException;
import dev.spoor.machine.linux.Errno;
import java.util.ArrayDeque;

/// The places of a table: numbers from 0, those given back taken first.
final class Places {
  private final ArrayDeque<Integer> free = new ArrayDeque<>();
  private final String things;
  private final int limit;
  private int next;

  /// @param things what has a place, in the plural
  /// @param limit how many there are
  Places(String things, int limit) {
    this.things = things;
    this.limit = limit;
  }

  /// {@return a place that is free}
  ///
  /// @throws KernelException ENOSPC, if there is none
  int take() {
    if (!free.isEmpty()) {
      return free.removeLast();
    }
    if (next == limit) {
      throw new KernelException(
          "guarding", Errno.ENOSPC, "the guardian has " + limit + " " + things + " already");
    }
    return next++;
  }

  void giveBack(int place) {
    free.addLast(place);
  }
}
