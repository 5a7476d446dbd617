package dev.spoor.engine;

import dev.spoor.machine.linux.Tid;
import java.util.Arrays;

/// Which of a task's descriptors are known to be nothing that shows affinity masks. Whether one is
/// costs a look into /proc, which pays only for those that are read again and again.
///
/// What is known of a descriptor holds until a call closes or replaces it. That can be told only
/// where one task has the table of descriptors to itself.
final class KnownDescriptors {
  /// Tells what a descriptor is.
  interface Look {
    /// {@return whether reading it can never show a mask; false if that cannot be told}
    boolean isHarmless(Tid tid, int descriptor);

    /// {@return as [#isHarmless], but false also where it is dear to tell}
    boolean isHarmlessAtAGlance(Tid tid, int descriptor);
  }

  private static final int MOST = 1024;

  /// How often a descriptor is read before it is looked at.
  private static final byte READS_BEFORE_A_LOOK = 4;

  private static final byte HARMLESS = -1;
  private static final byte SUSPECT = -2;

  /// By descriptor: the number of reads so far, or what is known.
  private byte[] states = {};

  private boolean shared;

  /// @param shared whether other tasks may change the table
  KnownDescriptors(boolean shared) {
    this.shared = shared;
  }

  /// Notes that the table has become somebody else's too.
  void share() {
    shared = true;
    forgetAll();
  }

  /// Notes that the task has a table of its own from now on: execve(2) makes one.
  void unshare() {
    shared = false;
    forgetAll();
  }

  void forgetAll() {
    Arrays.fill(states, (byte) 0);
  }

  /// Notes that what `descriptor` was is closed or replaced.
  void forget(long descriptor) {
    // The kernel takes the low 32 bits.
    var index = (int) descriptor;
    if (index >= 0 && index < states.length) {
      states[index] = 0;
    }
  }

  /// {@return whether a read from `descriptor` is known to show no mask}
  boolean isHarmless(Tid tid, long descriptor, Look look) {
    var index = (int) descriptor;
    if (shared || index < 0 || index >= MOST) {
      return false;
    }
    if (index >= states.length) {
      states = Arrays.copyOf(states, Math.max(16, Integer.highestOneBit(index) * 2));
    }
    if (states[index] >= 0) {
      states[index] = afterOneMore(states[index] + 1, tid, index, look);
    }
    return states[index] == HARMLESS;
  }

  private static byte afterOneMore(int reads, Tid tid, int descriptor, Look look) {
    if (reads == 1 && look.isHarmlessAtAGlance(tid, descriptor)) {
      return HARMLESS;
    }
    if (reads < READS_BEFORE_A_LOOK) {
      return (byte) reads;
    }
    return look.isHarmless(tid, descriptor) ? HARMLESS : SUSPECT;
  }
}
