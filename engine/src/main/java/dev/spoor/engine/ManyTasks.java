package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.WaitOutcome;
import dev.spoor.machine.linux.Tid;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.IntSupplier;

/// Waits for few tasks as another source does, and for many such that what a stop costs does not
/// depend on how many there are.
///
/// wait4(-1) walks the list of all tracees, which costs more than the rest of a stop from some
/// hundred tasks on; wait4(2) for one task finds it directly. So those that stopped last are asked
/// first, each by itself: a task that makes calls makes the next one soon. All are looked at once
/// in so many stops that the walk costs each of them little, and whenever nobody who was asked has
/// stopped; so nobody waits for longer than that.
final class ManyTasks implements ReportSource {
  /// Up to here the walk is not worth avoiding.
  private static final int FEW = 16;

  /// A walk over so many costs about as much as asking one: a walk in as many stops as there are
  /// tasks divided by this costs each stop one question more.
  private static final int WALKED_AS_ASKED = 16;

  /// Of those that have not stopped again at once: how many are asked at each wait, how often each,
  /// and how many there are of them at most.
  private static final int WARM_AT_ONCE = 4;

  private static final int WARM_CHANCES = 16;
  private static final int MOST_WARM = 64;

  /// A task that stopped not long ago and has made no stop when it was last asked.
  private record Warm(Tid tid, int chances) {}

  private final ReportSource few;
  private final IntSupplier tasks;
  private final CpuGift cpu = CpuGift.ofThisThread(1);
  private final ArrayDeque<Warm> warm = new ArrayDeque<>();
  private List<Tid> hot = new ArrayList<>();
  private List<Tid> spare = new ArrayList<>();
  private int stopsSinceWalk;

  /// @param few how to wait while there are few
  /// @param tasks how many there are
  ManyTasks(ReportSource few, IntSupplier tasks) {
    this.few = few;
    this.tasks = tasks;
  }

  @Override
  public Wake await(Kernel kernel, boolean alone, Queue<WaitOutcome.Report> into) {
    var count = tasks.getAsInt();
    if (count <= FEW) {
      hot.clear();
      warm.clear();
      return few.await(kernel, alone, into);
    }
    askRecent(kernel, into);
    if (stopsSinceWalk >= count / WALKED_AS_ASKED) {
      walk(kernel, into);
    }
    askOn(kernel, count / WALKED_AS_ASKED, into);
    return hot.isEmpty() ? block(kernel, into) : Wake.REPORTS;
  }

  private Wake block(Kernel kernel, Queue<WaitOutcome.Report> into) {
    switch (kernel.await()) {
      case WaitOutcome.Report report -> {
        takeUnasked(report, into);
        return Wake.REPORTS;
      }
      case WaitOutcome.Interrupted _ -> {
        return Wake.INTERRUPTED;
      }
      case WaitOutcome.NoTracees _ -> {
        return Wake.NO_TRACEES;
      }
      case WaitOutcome.Nothing _ -> throw new IllegalStateException("a blocking wait gave nothing");
    }
  }

  private void walk(Kernel kernel, Queue<WaitOutcome.Report> into) {
    while (kernel.poll() instanceof WaitOutcome.Report report) {
      takeUnasked(report, into);
    }
    stopsSinceWalk = 0;
  }

  private void takeUnasked(WaitOutcome.Report report, Queue<WaitOutcome.Report> into) {
    take(report, into);
    for (var tasks = warm.iterator(); tasks.hasNext(); ) {
      if (tasks.next().tid.equals(report.tid())) {
        tasks.remove();
        return;
      }
    }
  }

  private void take(WaitOutcome.Report report, Queue<WaitOutcome.Report> into) {
    into.add(report);
    hot.add(report.tid());
    stopsSinceWalk++;
  }

  /// Asks those that the last wait found, and some of those found before.
  private void askRecent(Kernel kernel, Queue<WaitOutcome.Report> into) {
    var asked = hot;
    hot = spare;
    spare = asked;
    var again = Math.min(WARM_AT_ONCE, warm.size());
    for (var i = 0; i < asked.size(); i++) {
      ask(kernel, asked.get(i), WARM_CHANCES, into);
    }
    asked.clear();
    for (var i = 0; i < again; i++) {
      var next = warm.remove();
      ask(kernel, next.tid, next.chances - 1, into);
    }
  }

  /// Asks the one that stopped last: to sleep costs two walks, and it may stop within the time of
  /// one. It gets the CPU first, should it have to share it with the tracer; if others get it then,
  /// it is not given away for a while.
  private void askOn(Kernel kernel, int times, Queue<WaitOutcome.Report> into) {
    if (!cpu.isDue()) {
      return;
    }
    var last = warm.peekLast();
    for (var i = 0; i < times && last != null && hot.isEmpty() && !cpu.isLeftOff(); i++) {
      cpu.give();
      if (kernel.poll(last.tid) instanceof WaitOutcome.Report report) {
        warm.removeLast();
        take(report, into);
      }
    }
  }

  /// @param chances how often it is asked again if it has not stopped
  private void ask(Kernel kernel, Tid tid, int chances, Queue<WaitOutcome.Report> into) {
    switch (kernel.poll(tid)) {
      case WaitOutcome.Report report -> take(report, into);
      case WaitOutcome.Nothing _, WaitOutcome.Interrupted _ -> {
        if (chances > 0 && warm.size() < MOST_WARM) {
          warm.add(new Warm(tid, chances));
        }
      }
      case WaitOutcome.NoTracees _ -> {
        // It has ended, or was let go.
      }
    }
  }
}
