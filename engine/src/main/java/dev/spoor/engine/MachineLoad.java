package dev.spoor.engine;

import java.io.FileInputStream;
import java.io.IOException;

/// The clock, and how busy the machine is.
class MachineLoad {
  private static final int MOST_BYTES = 128;

  /// How much the newest look counts: the kernel tells of a moment only.
  private static final double NEWEST = 0.25;

  private final byte[] text = new byte[MOST_BYTES];
  private double average;

  /// {@return System#nanoTime()}
  long nanoTime() {
    return System.nanoTime();
  }

  /// {@return how many tasks can run at this moment without the calling one, averaged over the last
  /// few calls; 0 where that cannot be told}
  double runningElsewhere() {
    average += (Math.max(0, running() - 1) - average) * NEWEST;
    return average;
  }

  /// proc_loadavg(5): the fourth word is `running/all`.
  private int running() {
    try (var file = new FileInputStream("/proc/loadavg")) {
      return running(text, file.read(text));
    } catch (IOException unknown) {
      return 0;
    }
  }

  static int running(byte[] text, int length) {
    var blanks = 0;
    var number = 0;
    for (var i = 0; i < length && text[i] != '/'; i++) {
      if (text[i] == ' ') {
        blanks++;
      } else if (blanks == 3 && text[i] >= '0' && text[i] <= '9' && number < 1_000_000) {
        number = number * 10 + (text[i] - '0');
      }
    }
    return number;
  }
}
