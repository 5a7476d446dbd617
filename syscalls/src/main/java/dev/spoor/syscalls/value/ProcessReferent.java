package dev.spoor.syscalls.value;

import dev.spoor.machine.ByteString;

/// What is known of the task, process group or session that a number stands for.
///
/// @param name the task's name, as proc_pid_comm(5) has it; empty if not known or not wanted
/// @param outer its number where the tracer is, if that is another PID namespace; else 0
public record ProcessReferent(ByteString name, int outer) {
  /// Nothing is known.
  public static final ProcessReferent UNKNOWN = new ProcessReferent(ByteString.EMPTY, 0);

  /// {@return whether anything is known}
  public boolean isKnown() {
    return outer != 0 || name.length() > 0;
  }
}
