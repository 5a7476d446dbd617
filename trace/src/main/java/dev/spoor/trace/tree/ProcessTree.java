package dev.spoor.trace.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The programs that processes run, each below the one that started it. As many as there is room
/// for; the others are counted. Times are System.nanoTime().
public final class ProcessTree {
  /// Where a program stands.
  ///
  /// @param depth 0 for those that nobody here started
  /// @param isLast whether no more of the same parent's come
  record Place(Program program, int depth, boolean isLast) {}

  private final int room;
  private final List<Program> roots = new ArrayList<>();

  /// The last program of each process, for one that has ended can have children still to be heard
  /// of.
  private final Map<Integer, Program> latest = new HashMap<>();

  private int used;
  private long others;
  private long lastNanos;

  /// @param room how many programs are remembered
  public ProcessTree(int room) {
    this.room = room;
  }

  /// A process that nobody here started.
  ///
  /// @param parent its parent; 0 if not known
  public void attached(int pid, int parent, long nanos, CommandWords command, int threads) {
    begin(new Program(pid, parent, Program.Origin.ATTACHED, nanos, command, threads));
  }

  /// A process has made a task: a process, unless [#threaded] says otherwise.
  public void forked(int parent, int pid, long nanos) {
    begin(new Program(pid, parent, Program.Origin.FORK, nanos, CommandWords.NONE, 1));
  }

  /// The task `tid` is a thread of a process.
  public void threaded(int pid, int tid) {
    notAProcess(tid);
    var program = latest.get(pid);
    if (program != null && !program.hasEnded()) {
      program.threads++;
    }
  }

  private void notAProcess(int tid) {
    var program = latest.get(tid);
    if (program != null && program.isBareCopy() && !program.hasEnded()) {
      latest.remove(tid);
      used--;
      program.siblings.remove(program.siblings.lastIndexOf(program));
    } else if (others > 0) {
      others--;
    }
  }

  /// {@return whether a process of this number is known that has not ended}
  public boolean runs(int pid) {
    var program = latest.get(pid);
    return program != null && !program.hasEnded();
  }

  /// A process has executed a program. The copy that a fork(2) makes is not told apart from that
  /// program if it did nothing else.
  public void executed(int pid, long nanos, CommandWords command) {
    var former = latest.get(pid);
    if (former == null || former.hasEnded()) {
      if (others > 0) {
        // One that there was no room for.
        return;
      }
      begin(new Program(pid, 0, Program.Origin.LAUNCHED, nanos, command, 1));
    } else if (former.isBareCopy()) {
      former.command = command;
    } else if (begin(new Program(pid, pid, Program.Origin.EXEC, nanos, command, 1))) {
      former.outcome = new Outcome.Replaced();
      former.endNanos = nanos;
    }
  }

  private boolean begin(Program program) {
    lastNanos = program.beginNanos;
    if (used >= room) {
      others++;
      if (program.origin != Program.Origin.EXEC) {
        // What had this number before is another process.
        latest.remove(program.pid);
      }
      return false;
    }
    used++;
    var parent = latest.get(program.parent);
    program.siblings = parent == null ? roots : parent.below;
    program.siblings.add(program);
    latest.put(program.pid, program);
    return true;
  }

  /// A process has made a call.
  public void called(int pid, boolean failed) {
    var program = latest.get(pid);
    if (program != null) {
      program.calls++;
      program.errors += failed ? 1 : 0;
    }
  }

  /// A process has ended, or nothing more is heard of it.
  public void ended(int pid, long nanos, Outcome outcome) {
    lastNanos = nanos;
    var program = latest.get(pid);
    if (program != null && !program.hasEnded()) {
      program.outcome = outcome;
      program.endNanos = nanos;
    }
  }

  /// {@return whether there is nothing to show}
  public boolean isEmpty() {
    return roots.isEmpty();
  }

  /// {@return when the first one began}
  long beginNanos() {
    return roots.isEmpty() ? 0 : roots.getFirst().beginNanos;
  }

  /// {@return when the program ended, or was heard of last}
  long endNanos(Program program) {
    return program.hasEnded() ? program.endNanos : Math.max(lastNanos, program.beginNanos);
  }

  /// {@return how many programs there was no room for}
  long others() {
    return others;
  }

  /// Visits each program, before those that it started.
  void visit(Consumer<Place> visitor) {
    Deque<Place> waiting = new ArrayDeque<>();
    push(roots, 0, waiting);
    while (!waiting.isEmpty()) {
      var place = waiting.pop();
      visitor.accept(place);
      push(place.program().below, place.depth() + 1, waiting);
    }
  }

  private static void push(List<Program> programs, int depth, Deque<Place> onto) {
    for (var i = programs.size() - 1; i >= 0; i--) {
      onto.push(new Place(programs.get(i), depth, i == programs.size() - 1));
    }
  }
}
