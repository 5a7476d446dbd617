package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.KernelException;
import dev.spoor.machine.linux.CpuSet;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Tid;

/// One task's affinity mask, narrowed to a CPU for a while and given back as it was.
///
/// The mask is read before each change: if it is not what was left there, somebody else set it, and
/// that is what the task has from then on.
final class LentMask {
  private static final int NONE = -1;

  private final Kernel kernel;
  private final Tid tid;

  /// The mask that everybody is to see.
  private CpuSet own = CpuSet.ALL;

  /// Whether somebody has asked for that mask. If not, everything is asked for to bring it back:
  /// the kernel remembers what was asked for, and everything grows with the task's cpuset, as it
  /// does where nobody has ever asked.
  private boolean chosen;

  private boolean known;
  private int narrowedTo = NONE;

  LentMask(Kernel kernel, Tid tid) {
    this.kernel = kernel;
    this.tid = tid;
  }

  boolean isNarrowed() {
    return narrowedTo != NONE;
  }

  /// {@return the mask that the task has when it is not narrowed, as it is now}
  ///
  /// @throws KernelException if the task is gone
  CpuSet own() {
    var now = kernel.affinity(tid);
    if (narrowedTo != NONE && now.isOnly(narrowedTo)) {
      return own;
    }
    narrowedTo = NONE;
    if (!known || !now.equals(own)) {
      own = now;
      known = false;
    }
    return own;
  }

  /// Narrows the mask.
  ///
  /// @param cpu one of those in [#own()], which has just been called
  /// @return false if that is not allowed; then nothing is changed
  /// @throws KernelException if the task is gone
  boolean narrow(int cpu) {
    if (own.isOnly(cpu)) {
      return true;
    }
    try {
      if (!known) {
        learn();
      }
      kernel.setAffinity(tid, CpuSet.of(cpu));
      narrowedTo = cpu;
      return true;
    } catch (KernelException refused) {
      if (refused.errno().equals(Errno.ESRCH)) {
        throw refused;
      }
      return false;
    }
  }

  private void learn() {
    kernel.setAffinity(tid, CpuSet.ALL);
    chosen = !kernel.affinity(tid).equals(own);
    known = true;
    if (chosen) {
      kernel.setAffinity(tid, own);
    }
  }

  /// Gives the mask back, unless somebody else has set another one meanwhile.
  ///
  /// @throws KernelException if the task is gone
  void widen() {
    if (narrowedTo == NONE) {
      return;
    }
    var before = own();
    if (narrowedTo != NONE) {
      narrowedTo = NONE;
      restore(chosen ? before : CpuSet.ALL);
    }
  }

  private void restore(CpuSet cpus) {
    try {
      kernel.setAffinity(tid, cpus);
    } catch (KernelException refused) {
      if (!refused.errno().equals(Errno.EINVAL)) {
        throw refused;
      }
      // Its cpuset was changed and has none of these: in that case the kernel too gives a task all.
      kernel.setAffinity(tid, CpuSet.ALL);
    }
  }
}
