package dev.spoor.debugger;

import dev.spoor.engine.Resumption;
import dev.spoor.engine.Tracer;
import dev.spoor.machine.linux.Tid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// All threads of all programs, and whether they run: together they are halted and together they go
/// on. Confined to the tracer thread.
final class World {
  /// What the threads are about.
  enum Mode {
    /// Those that want to run do.
    RUNNING,
    /// All have been told to stop, and some have not yet.
    FREEZING,
    /// None runs.
    FROZEN,
    /// One carries out one instruction; none of the others runs.
    LIFTED
  }

  private final Supplier<Tracer> tracer;
  private final Map<Tid, DebugTask> tasks = new LinkedHashMap<>();

  /// Those that were announced and have not shown themselves: they are stopped, or about to be.
  private final Set<Tid> expected = new HashSet<>();

  private Mode mode = Mode.FROZEN;
  private Runnable onFrozen = () -> {};
  private Optional<DebugTask> current = Optional.empty();

  /// @param tracer that traces them
  World(Supplier<Tracer> tracer) {
    this.tracer = tracer;
  }

  Mode mode() {
    return mode;
  }

  void mode(Mode value) {
    mode = value;
  }

  Tracer tracer() {
    return tracer.get();
  }

  void add(DebugTask task) {
    tasks.put(task.tid(), task);
  }

  void remove(DebugTask task) {
    tasks.remove(task.tid());
  }

  /// A task was made, and will stop before it does anything.
  void expect(Tid child) {
    if (!tasks.containsKey(child)) {
      expected.add(child);
    }
  }

  /// A task has shown itself, or is gone before it could.
  void arrived(Tid tid) {
    expected.remove(tid);
  }

  Optional<DebugTask> find(Tid tid) {
    return Optional.ofNullable(tasks.get(tid));
  }

  Collection<DebugTask> tasks() {
    return List.copyOf(tasks.values());
  }

  /// The task whose stop is being served: it is given its answer by the handler.
  void serving(Optional<DebugTask> task) {
    current = task;
  }

  boolean isServing(DebugTask task) {
    return current.isPresent() && current.get() == task;
  }

  /// {@return whether none but `task` can run}
  boolean othersAreHeld(DebugTask task) {
    for (var other : tasks.values()) {
      if (other != task && canRun(other)) {
        return false;
      }
    }
    return true;
  }

  /// {@return whether none but `task` can run, and none is about to come}
  boolean isQuiet(DebugTask task) {
    return expected.isEmpty() && othersAreHeld(task);
  }

  private static boolean canRun(DebugTask task) {
    return task.isRunning() && !task.inVfork;
  }

  /// Stops everything.
  ///
  /// @param then is done when nothing runs any more: perhaps at once, and perhaps in the middle of
  ///   another task's stop
  void freeze(Runnable then) {
    onFrozen = then;
    if (mode != Mode.FREEZING) {
      mode = Mode.FREEZING;
      for (var task : tasks.values()) {
        if (canRun(task)) {
          tracer().interrupt(task.tid());
        }
      }
    }
    checkFrozen();
  }

  /// A task has stopped or ended.
  void checkFrozen() {
    if (mode == Mode.FREEZING
        && expected.isEmpty()
        && tasks.values().stream().noneMatch(World::canRun)) {
      mode = Mode.FROZEN;
      var then = onFrozen;
      onFrozen = () -> {};
      then.run();
    }
  }

  /// Gives a held task its answer.
  void resume(DebugTask task, Resumption answer) {
    task.released();
    tracer().resume(task.tid(), answer);
  }

  /// {@return those that are held and want to run, first those that stand at a site}
  List<DebugTask> waiting() {
    var atSites = new ArrayList<DebugTask>();
    var others = new ArrayList<DebugTask>();
    for (var task : tasks.values()) {
      if (task.isHeld() && task.wantsToRun && !task.isUndecided && !isServing(task)) {
        (isAtSite(task) ? atSites : others).add(task);
      }
    }
    atSites.addAll(others);
    return atSites;
  }

  private static boolean isAtSite(DebugTask task) {
    var inferior = task.inferior();
    return inferior.hasImage()
        && !inferior.sites().isEmpty()
        && inferior.sites().plantedAt(task.registers().pc()).isPresent();
  }
}
