package dev.spoor.kernel;

import dev.spoor.machine.linux.CpuSet;
import dev.spoor.machine.linux.Tid;

/// Where tasks run, and how; sched(7).
public interface Scheduling {
  /// The policy of ordinary tasks; linux/sched.h.
  int SCHED_OTHER = 0;

  /// {@return the CPUs on which `tid` may run} sched_getaffinity(2).
  ///
  /// @throws KernelException ESRCH if there is no such task
  CpuSet affinity(Tid tid);

  /// Says on which CPUs `tid` may run; of these the kernel takes what its cpuset allows.
  /// sched_setaffinity(2).
  ///
  /// @throws KernelException ESRCH if there is no such task; EINVAL if its cpuset allows none of
  ///   them; EPERM if it is another user's
  void setAffinity(Tid tid, CpuSet cpus);

  /// {@return the policy by which `tid` is scheduled, without SCHED_RESET_ON_FORK}
  /// sched_getscheduler(2).
  ///
  /// @throws KernelException ESRCH if there is no such task
  int schedulingPolicy(Tid tid);

  /// {@return the CPU on which the calling thread runs at this moment} getcpu(2).
  int currentCpu();

  /// Makes the calling thread's blocking waits end with [WaitOutcome.Interrupted] at this interval,
  /// once [Signals#waker()] has been called. A tick that comes when nothing waits is lost.
  /// timer_settime(2).
  ///
  /// @param nanos 0 ends it
  void interruptEvery(long nanos);
}
