package dev.spoor.engine;

import java.io.FileInputStream;
import java.io.IOException;

/// The clock, and how busy the machine is.
class MachineLoad {
  private static final int MOST_BYTES = 128;

  /// How much the newest look counts: the kernel tells of a moment only.
  private static final double NEWEST = 0.25;

  /// Of this thread: nanoseconds on a CPU, nanoseconds of waiting for one, times it got one.
  private static final String SCHEDSTAT = "/proc/thread-self/schedstat";

  private final byte[] text = new byte[MOST_BYTES];
  private double average;

  /// {@return System#nanoTime()}
  long nanoTime() {
    return System.nanoTime();
  }

  /// {@return for how long the calling thread could have run so far and had no CPU; 0 where that
  /// cannot be told}
  long waitedNanos() {
    return number(text, read(SCHEDSTAT), 1);
  }

  /// {@return how many tasks can run at this moment without the calling one, averaged over the last
  /// few calls; 0 where that cannot be told}
  double runningElsewhere() {
    average += (Math.max(0, running() - 1) - average) * NEWEST;
    return average;
  }

  /// proc_loadavg(5): the fourth word is `running/all`.
  private long running() {
    return number(text, read("/proc/loadavg"), 3);
  }

  private int read(String path) {
    try (var file = new FileInputStream(path)) {
      return file.read(text);
    } catch (IOException unknown) {
      return 0;
    }
  }

  /// {@return the number with which a word begins, counted from 0; 0 if there is none}
  static long number(byte[] text, int length, int word) {
    var blanks = 0;
    var i = 0;
    while (i < length && blanks < word) {
      blanks += text[i++] == ' ' ? 1 : 0;
    }
    var number = 0L;
    while (i < length && text[i] >= '0' && text[i] <= '9' && number < Long.MAX_VALUE / 100) {
      number = number * 10 + (text[i++] - '0');
    }
    return number;
  }
}
