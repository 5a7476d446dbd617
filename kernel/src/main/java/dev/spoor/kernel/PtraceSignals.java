package dev.spoor.kernel;

import dev.spoor.machine.linux.SignalInfo;
import dev.spoor.machine.linux.SignalSet;
import dev.spoor.machine.linux.Tid;
import java.util.List;

/// The requests of ptrace(2) that read and change signals of a stopped task.
public interface PtraceSignals {
  /// Which of the two queues of pending signals a task has.
  enum PendingQueue {
    /// Sent to this task alone (tgkill(2), faults).
    TASK,
    /// Sent to its process; `PTRACE_PEEKSIGINFO_SHARED`.
    PROCESS
  }

  /// {@return the 128 bytes of the siginfo_t of the signal that is being delivered, in the layout
  /// of a 64-bit program also for a 32-bit one; see [SignalInfo#parse]} ptrace(2),
  /// PTRACE_GETSIGINFO.
  ///
  /// @throws KernelException EINVAL in the group-stop of a task that was attached; one that was
  ///   seized has `PTRACE_EVENT_STOP << 8 | signal` as its code there
  byte[] signalInfo(Tid tid);

  /// Replaces the siginfo_t of the signal that is being delivered. ptrace(2), PTRACE_SETSIGINFO.
  /// The task sees it only if the same signal is then delivered.
  ///
  /// @param info 128 bytes
  /// @throws KernelException EINVAL in the group-stop of a task that was attached
  void setSignalInfo(Tid tid, byte[] info);

  /// {@return signals that are queued and not yet delivered, in order, without removing them}
  /// ptrace(2), PTRACE_PEEKSIGINFO.
  ///
  /// @param first how many to pass over, 0 or more
  /// @param limit how many at most, 0 or more
  List<SignalInfo> pendingSignals(Tid tid, PendingQueue queue, long first, int limit);

  /// {@return the blocked signals} ptrace(2), PTRACE_GETSIGMASK.
  SignalSet signalMask(Tid tid);

  /// Replaces the blocked signals; SIGKILL and SIGSTOP are left out. ptrace(2), PTRACE_SETSIGMASK.
  void setSignalMask(Tid tid, SignalSet blocked);
}
