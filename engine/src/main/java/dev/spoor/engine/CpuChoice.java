package dev.spoor.engine;

import dev.spoor.engine.CpuMode.Window;

/// What [CpuUse#AUTO] has chosen, window after window.
///
/// Who shares a CPU that others want too, bound to it, may wait there while another has time, or
/// may still be better off than with a wake-up at each stop. Which it is shows when the sharing is
/// left off for a window: the program's stops, more or fewer, are the measure.
final class CpuChoice {
  /// How long what was found out is relied on, in windows.
  private static final int SETTLED_WINDOWS = 50;

  /// By how much stops must be more frequent without sharing.
  private static final double CLEARLY = 1.1;

  private CpuMode mode;
  private double sharedRate;
  private boolean trying;
  private boolean refuted;
  private int settled;

  CpuChoice(CpuMode first) {
    mode = first;
  }

  CpuMode mode() {
    return mode;
  }

  /// Chooses by what was seen while the mode was in force.
  void see(Window seen) {
    var plain = CpuMode.next(mode, seen);
    if (plain == CpuMode.SHARE) {
      mode = sharing(seen);
    } else {
      mode = plain;
      trying = false;
      settled = 0;
    }
  }

  private CpuMode sharing(Window seen) {
    if (trying) {
      trying = false;
      settled = SETTLED_WINDOWS;
      refuted = seen.rate() > sharedRate * CLEARLY;
    } else if (settled > 0) {
      settled--;
    } else if (mode == CpuMode.SHARE && seen.isContended()) {
      trying = true;
      sharedRate = seen.rate();
      return CpuMode.OFF;
    }
    return settled > 0 && refuted ? CpuMode.OFF : CpuMode.SHARE;
  }
}
