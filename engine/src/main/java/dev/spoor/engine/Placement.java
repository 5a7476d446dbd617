package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import java.util.function.BooleanSupplier;

/// Where the tracer thread and the tasks run. Told of all that happens to a task, it narrows and
/// widens affinity masks such that no call of a task can show a mask that is narrowed, or hand it
/// on. See docs/SPEED.md.
///
/// Confined to the tracer thread.
final class Placement {
  /// How many stops pass between two looks at the clock.
  private static final int STOPS_PER_LOOK = 128;

  private static final long WINDOW_NANOS = 20_000_000;

  /// How long a guest may make no call before it and the tracer are let go.
  private static final long QUIET_NANOS = 40_000_000;

  /// For how many stops a task is left alone that could not be narrowed.
  private static final int BARRED_STOPS = 1000;

  /// How many stops of others pass before a guest that is silent loses its place.
  private static final int SILENT_STOPS = 64;

  private static final int PR_SET_SECCOMP = 22;

  /// Of clone(2): none, and, where nobody knows them, all.
  private static final long NO_FLAGS = 0;

  private static final long ANY_FLAGS = -1;

  private final CpuUse use;
  private final MachineLoad load;
  private final SharedCpu shared;
  private final CallKind.Table kinds = new CallKind.Table();
  private final KnownDescriptors.Look look;
  private final int cpus;

  private final CpuChoice choice;

  /// Used where the handler does not watch calls.
  private final BusyTask busy;

  private BooleanSupplier yields = () -> false;
  private CpuMode mode;
  private boolean mayShare;
  private int running;
  private int unseen;
  private int showing;
  private long stops;
  private int untilLook = STOPS_PER_LOOK;
  private int windowStops;
  private int overlapping;
  private int shareable;
  private long windowStart;
  private long waitedBefore = -1;
  private int guestSilence;
  private long stopsAtTick;
  private long tickTime;

  /// @param mayShare whether launched programs end with the tracer
  Placement(Kernel kernel, CpuUse use, boolean mayShare, MachineLoad load) {
    this(kernel, use, mayShare, load, new DescriptorFiles());
  }

  Placement(
      Kernel kernel, CpuUse use, boolean mayShare, MachineLoad load, KnownDescriptors.Look look) {
    this.use = use;
    this.load = load;
    this.look = look;
    this.mayShare = mayShare;
    cpus = use == CpuUse.OFF ? 1 : kernel.affinity(kernel.self()).size();
    shared = new SharedCpu(kernel);
    busy = new BusyTask(kernel);
    mode = CpuMode.first(use, cpus);
    choice = new CpuChoice(mode);
    windowStart = load.nanoTime();
  }

  /// {@return whether there is anything to choose; if not, nothing need be told}
  boolean isNeeded() {
    return use != CpuUse.OFF && cpus > 1;
  }

  boolean spins() {
    return mode == CpuMode.SPIN;
  }

  /// While the tracer gives its CPU to the task that shares it, and gets it back soon, its waiting
  /// for a CPU says nothing about others.
  ///
  /// @param yields whether that is so now
  void heed(BooleanSupplier yields) {
    this.yields = yields;
  }

  /// {@return whether the tracer thread has but one CPU, and so, most probably, have the tasks}
  boolean isOnOneCpu() {
    return use != CpuUse.OFF && cpus == 1;
  }

  /// {@return whether a task is narrowed to the tracer's CPU}
  boolean shares() {
    return shared.isInUse();
  }

  CpuMode mode() {
    return mode;
  }

  /// {@return how often a mask was narrowed}
  long narrowed() {
    return shared.narrowed();
  }

  // ---- what happens

  /// A task has stopped.
  void stopped(TrackedTask task) {
    var cpu = task.cpu;
    cpu.registersChanged = false;
    setRunning(cpu, false);
    setUnseen(cpu, false);
    stops++;
    windowStops++;
    if (isUnwatched() ? busy.stopped(task) : running > 0) {
      overlapping++;
    }
    if (isShareable(task)) {
      shareable++;
    }
    guestSilence = shared.isGuest(task) ? 0 : guestSilence + 1;
    if (--untilLook == 0) {
      untilLook = STOPS_PER_LOOK;
      look();
    }
  }

  private boolean isUnwatched() {
    return use == CpuUse.AUTO_UNWATCHED;
  }

  /// Says whether a task's calls are to be seen until it stops again, though nobody asks for them.
  boolean watches(TrackedTask task, Until until) {
    var cpu = task.cpu;
    if (isUnwatched() && busy.makesManyCalls()) {
      busy.forget();
      cpu.barredUntil = stops + BARRED_STOPS;
    }
    cpu.watched =
        until == Until.STOP && mayBeGuest(task) && (cpu.watched || !isInCall(task.current));
    return cpu.watched;
  }

  private boolean mayBeGuest(TrackedTask task) {
    return isUnwatched() && mode == CpuMode.SHARE && busy.is(task) && isShareable(task);
  }

  private boolean stepsNoCall(TrackedTask task, Until until) {
    return until == Until.NEXT_INSTRUCTION && mayBeGuest(task) && !busy.mayCall(task);
  }

  /// A task is about to be resumed from its current stop.
  void resuming(TrackedTask task, Until until) {
    if (until != Until.SYSCALL && !stepsNoCall(task, until)) {
      setUnseen(task.cpu, true);
      task.cpu.loseSight();
      if (!isUnwatched() || shared.isGuest(task)) {
        shared.leave();
      }
    }
    if (task.current instanceof TaskStop.SyscallEntry entry) {
      entering(task, entry);
    } else if (task.current instanceof TaskStop.SyscallExit exit) {
      leaving(task, exit);
      toUser(task);
    } else if (!isInCall(task.current)) {
      setShowing(task.cpu, false);
      toUser(task);
    } else if (task.cpu.registersChanged && task.current instanceof TaskStop.Seccomp) {
      // It may make another call than the one whose entry was seen.
      show(task.cpu);
    }
  }

  /// A task stays stopped, or is about to be let go.
  void parting(TrackedTask task) {
    if (isUnwatched()) {
      // The handler may start threads while it looks around.
      busy.forget();
      shared.end();
    } else if (shared.isGuest(task)) {
      shared.leave();
    }
  }

  /// A task is no longer traced.
  void ended(TrackedTask task) {
    setRunning(task.cpu, false);
    setUnseen(task.cpu, false);
    setShowing(task.cpu, false);
    if (shared.isGuest(task)) {
      shared.forget();
    }
  }

  /// A task executes another program; it may have been another thread of its process before.
  void execed(TrackedTask task) {
    if (shared.isGuest(task)) {
      shared.leave();
    }
    task.cpu.executed();
  }

  /// The tracer thread is about to start a program, which inherits its mask.
  void spawning() {
    shared.end();
  }

  /// Waiting was interrupted, by the tick or by somebody else.
  void interrupted() {
    if (!shared.isInUse()) {
      return;
    }
    var now = load.nanoTime();
    if (stops != stopsAtTick) {
      stopsAtTick = stops;
      tickTime = now;
    } else if (now - tickTime > QUIET_NANOS) {
      busy.forget();
      shared.end();
    }
  }

  void close() {
    shared.end();
  }

  // ---- calls

  private static boolean isInCall(TaskStop stop) {
    return stop instanceof TaskStop.Spawned
        || stop instanceof TaskStop.VforkDone
        || stop instanceof TaskStop.Execed
        || stop instanceof TaskStop.Seccomp
        || stop instanceof TaskStop.Exiting
        || stop instanceof TaskStop.Launched;
  }

  private void entering(TrackedTask task, TaskStop.SyscallEntry entry) {
    var cpu = task.cpu;
    cpu.kind = cpu.registersChanged ? CallKind.SHOWS : kinds.of(entry.abi(), entry.number());
    if (cpu.registersChanged) {
      cpu.descriptors.forgetAll();
    }
    setRunning(cpu, cpu.kind.runs());
    var arguments = entry.arguments();
    switch (cpu.kind) {
      case HARMLESS, WRITES, SLEEPS -> {}
      case CLOSES_FIRST -> cpu.descriptors.forget(arguments.get(0));
      case CLOSES_SECOND -> cpu.descriptors.forget(arguments.get(1));
      case CLOSES_MANY -> cpu.descriptors.forgetAll();
      case READS_FIRST -> reading(task, arguments.get(0));
      case READS_SECOND -> reading(task, arguments.get(1));
      case OWN -> widenIfGuest(task);
      case FORKS -> cloning(task, NO_FLAGS);
      case CLONES -> cloning(task, arguments.get(0));
      case CLONES_BY_MEMORY -> cloning(task, ANY_FLAGS);
      case CONTROLS -> controlling(task, arguments.get(0));
      case EXECUTES -> widenIfGuest(task);
      case HIDES -> hide();
      case SHOWS -> {
        show(cpu);
        // Whatever it is, it may close something.
        cpu.descriptors.forgetAll();
      }
    }
  }

  private void reading(TrackedTask task, long descriptor) {
    if (!task.cpu.descriptors.isHarmless(task.tid, descriptor, look)) {
      show(task.cpu);
    }
  }

  private void cloning(TrackedTask task, long flags) {
    task.cpu.cloneFlags = flags;
    if (!task.cpu.childIsApart()) {
      task.cpu.descriptors.share();
    }
    widenIfGuest(task);
  }

  /// A filter may ask another process, which may change descriptors.
  private void controlling(TrackedTask task, long operation) {
    if ((int) operation == PR_SET_SECCOMP) {
      hide();
    }
    widenIfGuest(task);
  }

  private void widenIfGuest(TrackedTask task) {
    if (shared.isGuest(task)) {
      shared.widen();
    }
  }

  private void show(TaskCpu cpu) {
    setShowing(cpu, true);
    shared.widen();
  }

  /// From now on masks stay as they are, for good.
  private void hide() {
    mayShare = false;
    shared.end();
    if (mode == CpuMode.SHARE) {
      mode = CpuMode.OFF;
    }
  }

  private void leaving(TrackedTask task, TaskStop.SyscallExit exit) {
    setShowing(task.cpu, false);
    if (isCloning(task.cpu.kind)
        && exit.result() > 0
        && task.tracedChild == 0
        && !task.cpu.childIsApart()) {
      // A thread, or as good as one, that nobody sees.
      hide();
    }
  }

  private static boolean isCloning(CallKind kind) {
    return kind == CallKind.FORKS || kind == CallKind.CLONES || kind == CallKind.CLONES_BY_MEMORY;
  }

  private void toUser(TrackedTask task) {
    setRunning(task.cpu, true);
    if (mode == CpuMode.SHARE && isAlone(task) && showing == 0) {
      share(task);
    }
  }

  /// What others do that are not watched is not known.
  private boolean isAlone(TrackedTask task) {
    return isUnwatched() ? busy.is(task) && !task.cpu.unseen : running == 1 && unseen == 0;
  }

  private void share(TrackedTask task) {
    if (!isShareable(task) || !isPlaceFree(task)) {
      return;
    }
    if (!shared.isInUse()) {
      stopsAtTick = stops;
      tickTime = load.nanoTime();
    }
    if (shared.take(task)) {
      guestSilence = 0;
    } else {
      task.cpu.barredUntil = stops + BARRED_STOPS;
    }
  }

  private boolean isShareable(TrackedTask task) {
    return mayShare
        && task.launched
        && task.arrival == TrackedTask.Arrival.ARRIVED
        && task.cpu.barredUntil <= stops;
  }

  private boolean isPlaceFree(TrackedTask task) {
    var guest = shared.guest();
    return guest.isEmpty()
        || guest.get() == task
        || guestSilence > SILENT_STOPS
        || !guest.get().cpu.running && guest.get().cpu.kind == CallKind.SLEEPS;
  }

  // ---- the mode

  private void look() {
    var now = load.nanoTime();
    if (use != CpuUse.AUTO && !isUnwatched() || now - windowStart < WINDOW_NANOS) {
      return;
    }
    var window =
        new CpuMode.Window(
            now - windowStart,
            windowStops,
            overlapping,
            waitedBefore < 0 || yields.getAsBoolean() ? 0 : load.waitedNanos() - waitedBefore,
            load.runningElsewhere(),
            cpus,
            mayShare && shareable * 2 > windowStops);
    choice.see(window);
    change(choice.mode());
    windowStart = load.nanoTime();
    waitedBefore = load.waitedNanos();
    windowStops = 0;
    overlapping = 0;
    shareable = 0;
  }

  private void change(CpuMode next) {
    if (mode == CpuMode.SHARE && next != CpuMode.SHARE) {
      shared.end();
    }
    mode = next;
  }

  // ---- counts

  private void setRunning(TaskCpu cpu, boolean value) {
    if (cpu.running != value) {
      cpu.running = value;
      running += value ? 1 : -1;
    }
  }

  private void setUnseen(TaskCpu cpu, boolean value) {
    if (cpu.unseen != value) {
      cpu.unseen = value;
      unseen += value ? 1 : -1;
    }
  }

  private void setShowing(TaskCpu cpu, boolean value) {
    if (cpu.showing != value) {
      cpu.showing = value;
      showing += value ? 1 : -1;
    }
  }
}
