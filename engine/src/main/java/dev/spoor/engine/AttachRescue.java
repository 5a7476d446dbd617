package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.WaitOutcome;
import dev.spoor.machine.linux.Tid;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/// Ends a deadlock that attaching to a process can run into while one of its threads calls
/// execve(2).
///
/// The execve holds a lock (`cred_guard_mutex`) that PTRACE_SEIZE of another thread waits for, and
/// itself waits until every other thread has been reaped, those that are seized already by their
/// tracer: by the thread that hangs in PTRACE_SEIZE. But another thread of the tracer's process may
/// reap them too. The one that ordered the attach does so when the answer takes long.
final class AttachRescue implements Runnable {
  /// How often [#run] is called in vain before it looks: the answer comes at once as a rule.
  private static final int PATIENCE = 50;

  private final Supplier<? extends Kernel> kernels;
  private final ConcurrentLinkedQueue<Tid> seized = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<WaitOutcome.Report> ends = new ConcurrentLinkedQueue<>();
  private int calls;

  AttachRescue(Supplier<? extends Kernel> kernels) {
    this.kernels = kernels;
  }

  /// A task was seized. Called by the tracer thread.
  void seized(Tid tid) {
    seized.add(tid);
  }

  /// {@return the ends that were reaped in the tracer thread's stead} Called by the tracer thread.
  List<WaitOutcome.Report> takeEnds() {
    var all = List.copyOf(ends);
    ends.clear();
    return all;
  }

  /// Called again and again by the thread that waits for the attach.
  @Override
  public void run() {
    if (++calls < PATIENCE) {
      return;
    }
    try (var kernel = kernels.get()) {
      for (var tid : seized) {
        if (kernel.reapEnded(tid) instanceof WaitOutcome.Report end) {
          seized.remove(tid);
          ends.add(end);
        }
      }
    }
  }
}
