package dev.spoor.symbolic.process;

import dev.spoor.machine.ByteString;
import java.nio.charset.StandardCharsets;

/// Some fields of /proc/PID/stat (proc_pid_stat(5)).
///
/// @param name as the task calls itself
/// @param state the letter of its state: `R`, `S`, `D`, `Z`, `T`, `t`, ...
/// @param parent the parent's pid, 0 for none
/// @param processGroup its process group
/// @param foregroundGroup the process group in the foreground of its terminal, -1 for none
/// @param threads how many tasks its process has
public record TaskStat(
    ByteString name, char state, int parent, int processGroup, int foregroundGroup, int threads) {
  // Fields behind the name, the first being the state, field 3 of the manual page.
  private static final int PPID = 1;
  private static final int PGRP = 2;
  private static final int TPGID = 5;
  private static final int NUM_THREADS = 17;

  /// The name stands in parentheses and may itself have any of them: the last one closes it.
  static TaskStat parse(byte[] bytes) {
    var line = new String(bytes, StandardCharsets.ISO_8859_1);
    var open = line.indexOf('(');
    var close = line.lastIndexOf(')');
    if (open < 0 || close < open) {
      throw new ProcessAccessException("the kernel's line about the process makes no sense");
    }
    var fields = line.substring(close + 2).strip().split(" ", -1);
    return new TaskStat(
        ByteString.of(bytes, open + 1, close - open - 1),
        fields[0].charAt(0),
        Integer.parseInt(fields[PPID]),
        Integer.parseInt(fields[PGRP]),
        Integer.parseInt(fields[TPGID]),
        Integer.parseInt(fields[NUM_THREADS]));
  }

  /// {@return whether it belongs to the foreground of its terminal}
  public boolean isForeground() {
    return processGroup == foregroundGroup;
  }

  /// {@return the state as ps(1) shows it: the letter, and `+` in the foreground}
  public String stateWord() {
    return isForeground() ? state + "+" : String.valueOf(state);
  }
}
