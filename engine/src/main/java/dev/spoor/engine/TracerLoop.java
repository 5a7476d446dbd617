package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.KernelException;
import dev.spoor.kernel.PendingProgram;
import dev.spoor.kernel.PtraceOption;
import dev.spoor.kernel.WaitOutcome;
import dev.spoor.kernel.WaitStatus;
import dev.spoor.machine.Registers;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// The tracer thread's work: wait, turn each report into a stop, have it answered, carry the answer
/// out.
///
/// Confined to that thread, except for the constructor.
final class TracerLoop {
  /// How often the CPU is given to the task that shares it before the clock is read.
  private static final int GIFTS_PER_LOOK = 8;

  /// How often one task's report is served before it is looked for those of others, which wait4(2)
  /// may keep behind it.
  private static final int WAITS_PER_LOOK = 8;

  private final TracerOptions options;
  private final Supplier<? extends Kernel> kernels;
  private final CommandQueue commands;
  private final YieldingReports yielding;
  private final ReportSource reports;
  private final ArrayDeque<WaitOutcome.Report> ready = new ArrayDeque<>();
  private final Consumer<WaitOutcome.Report> died = ready::addFirst;
  private final TaskTable tasks = new TaskTable();
  private final EarlyReports early = new EarlyReports();
  private final Alarms alarms = new Alarms();
  private final List<CompletableFuture<Boolean>> idle = new ArrayList<>();

  private StopHandler handler;
  private Kernel kernel;
  private StopReader reader;
  private FilteredCalls filtered;
  private Placement placement;
  private boolean placing;
  private boolean closing;
  private boolean othersReport;
  private int waitsSinceLook;
  private long stops;
  private volatile Effort effort = new Effort(0, Map.of());
  private Optional<Throwable> failure = Optional.empty();

  @SuppressWarnings("NullAway.Init") // these belong to the tracer thread: see run()
  TracerLoop(
      StopHandler handler,
      TracerOptions options,
      Supplier<? extends Kernel> kernels,
      CommandQueue commands) {
    this.handler = handler;
    this.options = options;
    this.kernels = kernels;
    this.commands = commands;
    yielding =
        new YieldingReports(
            new FairReports(), this::sharesCpu, CpuGift.ofThisThread(GIFTS_PER_LOOK));
    var few = new SpinningReports(yielding, () -> placing && placement.spins());
    reports = new ManyTasks(few, tasks::size);
  }

  // ---- the loop

  void run() {
    try (var opened = kernels.get()) {
      kernel = opened;
      opened.muteStops();
      if (options.reapOrphans()) {
        opened.reapOrphans();
      }
      reader = new StopReader(opened);
      filtered =
          new FilteredCalls(
              opened, tasks, options.follow(), requested(true, true), ready::addFirst);
      placement =
          new Placement(opened, options.cpuUse(), options.killLaunchedOnDeath(), new MachineLoad());
      placement.heed(yielding::isWorthIt);
      placing = placement.isNeeded();
      commands.openWith(opened.waker());
      while (!(closing && nothingIsLeftToDo())) {
        turn();
      }
      placement.close();
      effort = new Effort(stops, opened.callsMade());
    } finally {
      alarms.close();
    }
    throwFailure();
  }

  /// {@return what it took; nothing before the end}
  Effort effort() {
    return effort;
  }

  private boolean sharesCpu() {
    return placement.isOnOneCpu() || placing && placement.shares();
  }

  private void throwFailure() {
    if (failure.isPresent()) {
      switch (failure.get()) {
        case RuntimeException exception -> throw exception;
        case Error error -> throw error;
        case Throwable other -> throw new IllegalStateException(other);
      }
    }
  }

  private void turn() {
    commands.runAll();
    if (!ready.isEmpty()) {
      serveReady();
    } else if (tasks.isEmpty()) {
      reportIdle();
      if (!closing) {
        commands.park();
      }
    } else if (!closing || !nothingIsLeftToDo()) {
      await();
    }
  }

  private void await() {
    tellQuiet();
    var looks = looksForOthers();
    var wake = reports.await(kernel, !looks, ready);
    if (looks) {
      othersReport = ready.size() > 1;
      waitsSinceLook = 0;
    }
    if (wake == ReportSource.Wake.NO_TRACEES) {
      forgetAll();
    } else if (wake == ReportSource.Wake.INTERRUPTED) {
      placement.interrupted();
    }
  }

  /// While one task makes all the stops, it is enough to look for others now and then.
  private boolean looksForOthers() {
    var isAlone = tasks.size() == 1 && early.isEmpty();
    return !isAlone && (othersReport || ++waitsSinceLook >= WAITS_PER_LOOK);
  }

  private void tellQuiet() {
    try {
      handler.onQuiet();
    } catch (RuntimeException | Error broken) {
      fail(broken);
    }
  }

  private void serveReady() {
    for (var report = ready.poll(); report != null; report = ready.poll()) {
      serve(report);
    }
  }

  /// A task that waits in the kernel for the child of its vfork, or for a device that does not
  /// answer, cannot be stopped; when the tracer thread ends, the kernel lets it go.
  private boolean nothingIsLeftToDo() {
    for (var task : tasks.all()) {
      if (!task.leaving || !(task.inVfork || isUninterruptible(task))) {
        return false;
      }
    }
    return ready.isEmpty();
  }

  private static boolean isUninterruptible(TrackedTask task) {
    return Attachment.statusField(task.tid, "State:").startsWith("D");
  }

  private void reportIdle() {
    if (failure.isPresent()) {
      // Whoever waits is to hear of it, from the tracer's end.
      return;
    }
    idle.forEach(future -> future.complete(true));
    idle.clear();
  }

  /// ECHILD although tasks are known: they ended without a report, as a tracee does that another
  /// thread's execve swept away.
  private void forgetAll() {
    early.clear();
    for (var task : tasks.all()) {
      end(task, new Ending.Vanished());
    }
  }

  // ---- reports

  private void serve(WaitOutcome.Report report) {
    var found = tasks.find(report.tid());
    if (found.isEmpty()) {
      keepOrAdopt(report);
      return;
    }
    var task = found.get();
    var status = report.status();
    if (status instanceof WaitStatus.Stopped stopped) {
      stopped(task, stopped, report.raw());
    } else if (status instanceof WaitStatus.Exited exited) {
      end(task, new Ending.Exited(exited.code()));
    } else if (status instanceof WaitStatus.Killed killed) {
      end(task, new Ending.Killed(killed.signal(), killed.dumpedCore()));
    }
    // Anything else is neither a stop nor an end: nothing to answer.
  }

  private void stopped(TrackedTask task, WaitStatus.Stopped status, int raw) {
    task.endsGroupStop = task.phase == TrackedTask.Phase.LISTENING;
    task.stopped();
    stops++;
    var stop = reader.read(task, status, raw);
    if (stop.isEmpty()) {
      task.phase = TrackedTask.Phase.RUNNING;
      return;
    }
    task.current = task.isFiltered() ? FilteredCalls.translated(task, stop.get()) : stop.get();
    if (placing) {
      placement.stopped(task);
    }
    var shown = onGoingOn(task, task.current);
    if (shown.isPresent()) {
      show(task, shown.get());
    }
  }

  /// Keeps the books for a stop, and hides those that are the tracer's own business.
  private Optional<TaskStop> onGoingOn(TrackedTask task, TaskStop stop) {
    note(task, stop);
    if (task.ending && !(stop instanceof TaskStop.Exiting)) {
      // Reported before the signal came: what could be asked about it is gone.
      carryOut(task, stop, Resumption.run(Until.STOP));
      return Optional.empty();
    }
    if (task.leaving) {
      leave(task, stop);
      return Optional.empty();
    }
    if (isHiddenInterruption(task, stop)) {
      carryOut(task, stop, Resumption.run(task.until));
      return Optional.empty();
    }
    if (task.isFiltered() && filtered.hides(task, stop)) {
      carryOut(task, stop, Resumption.run(task.until));
      return Optional.empty();
    }
    return switch (task.arrival) {
      case LAUNCHING -> launching(task, stop);
      case EXECUTING -> executing(task, stop);
      case ATTACHING, BEING_BORN -> arriving(task, stop);
      case ARRIVED -> {
        var shown = finishSkipped(task, stop);
        yield isHiddenCall(task, shown) ? Optional.empty() : shown;
      }
    };
  }

  /// A call that is seen for the sake of the task's CPU.
  private boolean isHiddenCall(TrackedTask task, Optional<TaskStop> shown) {
    var hidden =
        task.cpu.watched
            && shown.isPresent()
            && (shown.get() instanceof TaskStop.SyscallEntry
                || shown.get() instanceof TaskStop.SyscallExit);
    if (hidden) {
      carryOut(task, shown.get(), Resumption.run(task.until));
    }
    return hidden;
  }

  /// Settles what is owed by this stop.
  private static boolean isHiddenInterruption(TrackedTask task, TaskStop stop) {
    var hidden =
        task.hidesInterruption && !task.interruptDue && stop instanceof TaskStop.Interrupted;
    task.hidesInterruption = false;
    if (stop instanceof TaskStop.Attached) {
      // This was the attach's own; somebody else may have asked for one since.
      task.interruptDue = task.interruptOrdered;
    } else if (stop instanceof TaskStop.Interrupted || stop instanceof TaskStop.GroupStop) {
      task.interruptDue = false;
    }
    task.interruptOrdered &= task.interruptDue;
    return hidden;
  }

  private void note(TrackedTask task, TaskStop stop) {
    // In the order of their number; a switch over types costs more than the first two.
    if (stop instanceof TaskStop.SyscallEntry) {
      task.tracedChild = 0;
    } else if (stop instanceof TaskStop.SyscallExit exit) {
      noticeUntraced(task, exit);
    } else {
      noteSeldom(task, stop);
    }
  }

  private void noteSeldom(TrackedTask task, TaskStop stop) {
    if (stop instanceof TaskStop.SignalDelivery delivery) {
      if (!isJobControl(delivery.signal())) {
        undoFalseEintr(task);
      }
    } else if (stop instanceof TaskStop.Spawned spawned) {
      spawned(task, spawned);
    } else if (stop instanceof TaskStop.VforkDone) {
      task.inVfork = false;
    } else if (stop instanceof TaskStop.Execed execed) {
      execed(task, execed.tid(), execed.formerTid());
    } else if (stop instanceof TaskStop.Launched) {
      task.tracedChild = 0;
    } else if (stop instanceof TaskStop.Interrupted || stop instanceof TaskStop.Attached) {
      if (!task.endsGroupStop) {
        undoFalseEintr(task);
      }
    }
  }

  private Optional<TaskStop> arriving(TrackedTask task, TaskStop stop) {
    var stillComing =
        task.arrival == TrackedTask.Arrival.ATTACHING
            && !(stop instanceof TaskStop.Attached)
            // Attached to while the process is stopped: this stands for the first stop.
            && !(stop instanceof TaskStop.GroupStop);
    if (!stillComing) {
      task.arrival = TrackedTask.Arrival.ARRIVED;
    }
    return Optional.of(stop);
  }

  /// Signals that stop a process, and SIGCONT: a call that these interrupt fails without a tracer
  /// too. (A SIGCONT that ends no group-stop is preceded by a stop that is Interrupted.)
  private static boolean isJobControl(Signal signal) {
    return signal.equals(Signal.STOP)
        || signal.equals(Signal.TSTP)
        || signal.equals(Signal.TTIN)
        || signal.equals(Signal.TTOU)
        || signal.equals(Signal.CONT);
  }

  private void undoFalseEintr(TrackedTask task) {
    ifAlive(() -> {
      var before = new StoppedTask(kernel, task, died);
      Registers registers = before.registers();
      var after = CallRewind.rewind(registers);
      if (!after.equals(registers)) {
        before.setRegisters(after);
      }
    });
  }

  // ---- launching

  private Optional<TaskStop> launching(TrackedTask task, TaskStop stop) {
    if (stop instanceof TaskStop.SyscallEntry entry && isExecOfLauncher(task, entry)) {
      task.arrival = TrackedTask.Arrival.EXECUTING;
      task.callOpen = true;
      return Optional.of(
          new TaskStop.Launched(
              entry.tid(), entry.abi(), entry.number(), entry.arguments(), entry.pc(), entry.sp()));
    }
    if (stop instanceof TaskStop.Interrupted) {
      task.pending.ifPresent(PendingProgram::release);
    }
    if (task.filterToCome != CallFilter.NONE || task.isFiltered()) {
      filtered.launching(
          task, stop, () -> requested(options.killLaunchedOnDeath(), options.follow()));
    }
    carryOut(task, stop, Resumption.onward(stop, Until.SYSCALL));
    return Optional.empty();
  }

  private boolean isExecOfLauncher(TrackedTask task, TaskStop.SyscallEntry entry) {
    return entry.number() == kernel.execveNumber()
        && task.pending.isPresent()
        && task.pending.get().isLauncherCode(entry.pc());
  }

  private Optional<TaskStop> executing(TrackedTask task, TaskStop stop) {
    if (stop instanceof TaskStop.Execed) {
      task.arrival = TrackedTask.Arrival.ARRIVED;
      finishLaunch(task);
      return Optional.of(stop);
    }
    if (stop instanceof TaskStop.SyscallExit || stop instanceof TaskStop.SyscallEntry) {
      // The execve failed: what follows is the launcher saying so and ending.
      carryOut(task, stop, Resumption.run(Until.STOP));
      return Optional.empty();
    }
    return Optional.of(stop);
  }

  private static void finishLaunch(TrackedTask task) {
    task.pending.ifPresent(PendingProgram::close);
    task.pending = Optional.empty();
    task.launch.ifPresent(launch -> launch.complete(task.tid));
  }

  private void failLaunch(TrackedTask task) {
    var reason = task.pending.flatMap(PendingProgram::failure);
    task.launch.ifPresent(launch ->
        launch.completeExceptionally(
            reason
                .map(why -> new LaunchException(why.step(), why.errno()))
                .orElseGet(
                    () -> new LaunchException("launch: killed before it began", Errno.ESRCH))));
    task.pending.ifPresent(PendingProgram::close);
    task.pending = Optional.empty();
  }

  // ---- tasks that come

  private void spawned(TrackedTask parent, TaskStop.Spawned spawned) {
    parent.tracedChild = spawned.child().value();
    parent.inVfork = spawned.kind() == TaskStop.Spawned.Kind.VFORK;
    if (!tasks.contains(spawned.child())) {
      adopt(spawned.child(), processOf(parent, spawned), parent);
    }
  }

  private Tid processOf(TrackedTask parent, TaskStop.Spawned spawned) {
    var isThread =
        spawned.kind() == TaskStop.Spawned.Kind.CLONE
            && kernel.killTask(parent.process, spawned.child(), Signal.of(0));
    return isThread ? parent.process : spawned.child();
  }

  private void adopt(Tid child, Tid process, TrackedTask parent) {
    var task =
        new TrackedTask(
            child,
            process,
            parent.tid,
            parent.launched,
            TrackedTask.Arrival.BEING_BORN,
            parent.cpu.child());
    task.leaving = parent.leaving;
    filtered.inherit(task, parent);
    tasks.add(task);
    // Its first stop may have come before its parent's event.
    early.take(child).reversed().forEach(ready::addFirst);
    if (closing) {
      dismiss(task);
    }
  }

  /// A task reported that nobody has announced. Its parent's event is on its way, unless the parent
  /// was killed before it came: then the kernel's word on who it belongs to is as good.
  private void keepOrAdopt(WaitOutcome.Report report) {
    var tid = report.tid();
    if (!options.follow()) {
      // No event announces it: its parent was not asked to report its children.
      dismissStranger(report);
      return;
    }
    if (early.has(tid)) {
      early.keep(report, tid);
      return;
    }
    var process = Attachment.statusTask(tid, "Tgid:").orElse(tid);
    var parent = process.equals(tid) ? Attachment.statusTask(tid, "PPid:") : Optional.of(process);
    early.keep(report, parent.orElse(tid));
    if (!isAnnouncer(parent)) {
      adoptOrphan(tid, process, parent.orElse(tid));
    }
  }

  /// What clone(2) makes with CLONE_PTRACE is a tracee, stopped before its first instruction; with
  /// CLONE_PARENT it is a child of the tracer's process, if the launched program made it.
  private void dismissStranger(WaitOutcome.Report report) {
    var stopped = report.status() instanceof WaitStatus.Stopped;
    if (stopped) {
      ifAlive(() -> kernel.detach(report.tid(), Optional.empty()));
    }
    quietly(() -> handler.onStranger(report.tid(), !stopped));
  }

  /// Nobody is left in `process` to announce what it made.
  private void adoptOrphansOf(Tid process) {
    for (var tid : early.awaiting(process)) {
      var own = Attachment.statusTask(tid, "Tgid:").orElse(tid);
      adoptOrphan(tid, own, process);
    }
  }

  private void adoptOrphan(Tid tid, Tid process, Tid parent) {
    var reports = early.take(tid);
    if (!(reports.getFirst().status() instanceof WaitStatus.Stopped)) {
      // It ended before it stopped: nobody has seen it and nobody misses it.
      return;
    }
    var orphan =
        new TrackedTask(tid, process, parent, isLaunched(process), TrackedTask.Arrival.BEING_BORN);
    filtered.adopt(orphan);
    tasks.add(orphan);
    ready.addAll(reports);
    if (closing) {
      dismiss(orphan);
    }
  }

  /// Whether an orphan belongs to what was launched: as others of its process do, or else as all
  /// others do.
  private boolean isLaunched(Tid process) {
    var relatives = tasks.all().stream().filter(task -> task.process.equals(process)).toList();
    return (relatives.isEmpty() ? tasks.all() : relatives).stream().allMatch(task -> task.launched);
  }

  /// A process whose leader is not traced can have threads that are.
  private boolean isAnnouncer(Optional<Tid> parent) {
    return parent.isPresent()
        && (tasks.contains(parent.get())
            || tasks.all().stream().anyMatch(task -> task.process.equals(parent.get())));
  }

  private void noticeUntraced(TrackedTask task, TaskStop.SyscallExit exit) {
    var child = exit.result();
    if (options.follow()
        && child > 0
        && child <= Integer.MAX_VALUE
        && task.tracedChild == 0
        && task.resultOfSkipped.isEmpty()
        && kernel.isCloning(task.abi, task.number)) {
      quietly(() -> handler.onUntraced(task.tid, Tid.of((int) child)));
    }
  }

  private void execed(TrackedTask task, Tid tid, Tid former) {
    // Nothing of ours is in the new program.
    task.debugRegistersUsed = false;
    task.resultOfSkipped = OptionalLong.empty();
    task.hideNextExit = false;
    task.exitUnread = false;
    placement.execed(task);
    if (!former.equals(tid)) {
      var caller = tasks.find(former);
      caller.ifPresent(gone -> {
        task.number = gone.number;
        task.abi = gone.abi;
        task.until = gone.until;
        FilteredCalls.rename(task, gone);
        task.interruptDue |= gone.interruptDue;
        end(gone, new Ending.Superseded(tid));
      });
    }
    // Threads that the execve swept away and that were held do not report their end.
    for (var other : tasks.all()) {
      if (other != task && other.process.equals(task.process) && other.held.isPresent()) {
        other.held = Optional.empty();
      }
    }
    // Nor do they announce what they made.
    adoptOrphansOf(task.process);
  }

  // ---- tasks that go

  private void end(TrackedTask task, Ending ending) {
    tasks.remove(task.tid);
    placement.ended(task);
    task.stopNumber++;
    task.phase = TrackedTask.Phase.RUNNING;
    task.held = Optional.empty();
    if (task.pending.isPresent()) {
      failLaunch(task);
    }
    task.launch.ifPresent(launch -> launch.complete(task.tid));
    if (!task.silent) {
      quietly(() -> handler.onEnd(new TaskEnd(task.tid, task.process, ending)));
    }
    if (!early.isEmpty() && !isAnnouncer(Optional.of(task.process))) {
      adoptOrphansOf(task.process);
    }
  }

  private void leave(TrackedTask task, TaskStop stop) {
    var deliver =
        stop instanceof TaskStop.SignalDelivery(var _, var signal)
            ? Optional.of(signal)
            : Optional.<Signal>empty();
    letGo(task, stop, deliver);
  }

  private void letGo(TrackedTask task, TaskStop stop, Optional<Signal> deliver) {
    if (task.needsTracer()) {
      endProcess(task);
      return;
    }
    try {
      settleRegisters(task);
      if (stop instanceof TaskStop.Interrupted && reader.hasStepPending(task)) {
        // Let go now, the task would be killed by the trap of its own last step, which comes next.
        task.leaving = true;
        task.interruptDue = false;
        run(task, task.until, deliver);
        return;
      }
    } catch (KernelException gone) {
      requireGone(task, gone);
      return;
    }
    if (mayFailBecauseOfUs(task, stop)) {
      leaveAtTheNextStop(task, deliver);
      return;
    }
    if (task.debugRegistersUsed) {
      // Left armed they would kill the program at the next hit.
      ifAlive(() -> new StoppedTask(kernel, task, died).debugRegisters().clearAll());
    }
    settleResult(task, stop);
    try {
      placement.parting(task);
      kernel.detach(task.tid, deliver);
      end(task, new Ending.Detached());
    } catch (KernelException gone) {
      requireGone(task, gone);
    }
  }

  /// A call that was replaced has not got its result yet when the task is let go in it.
  private void settleResult(TrackedTask task, TaskStop stop) {
    if (task.resultOfSkipped.isPresent()) {
      var result = task.resultOfSkipped.getAsLong();
      task.resultOfSkipped = OptionalLong.empty();
      if (stop instanceof TaskStop.SyscallExit) {
        ifAlive(() -> new StoppedTask(kernel, task, died).setResult(result));
      } else if (stop instanceof TaskStop.SyscallEntry) {
        ifAlive(() -> new StoppedTask(kernel, task, died).skipCall(result));
      }
    }
  }

  /// Whether the call has ended, or will end, with an EINTR that is ours to undo. That is done
  /// where signals are delivered, which comes after the exit. An INTERRUPT leaves its mark on the
  /// task (the flag TIF_SIGPENDING) also where another stop has taken its place.
  private static boolean mayFailBecauseOfUs(TrackedTask task, TaskStop stop) {
    return switch (stop) {
      case TaskStop.SyscallEntry _, TaskStop.Seccomp _ -> task.interruptDue;
      case TaskStop.SyscallExit exit -> exit.result() == -Errno.EINTR.value();
      case TaskStop.SignalDelivery _,
          TaskStop.GroupStop _,
          TaskStop.Stepped _,
          TaskStop.Launched _,
          TaskStop.Attached _,
          TaskStop.Born _,
          TaskStop.Interrupted _,
          TaskStop.Spawned _,
          TaskStop.VforkDone _,
          TaskStop.Execed _,
          TaskStop.Exiting _,
          TaskStop.Unrecognized _ ->
          false;
    };
  }

  private void leaveAtTheNextStop(TrackedTask task, Optional<Signal> deliver) {
    task.leaving = true;
    task.interruptDue = true;
    try {
      run(task, Until.STOP, deliver);
    } catch (KernelException gone) {
      requireGone(task, gone);
    }
  }

  /// ESRCH for a stopped task: it was killed, and its end will be reported.
  private static void requireGone(TrackedTask task, KernelException failure) {
    if (!failure.errno().equals(Errno.ESRCH)) {
      throw failure;
    }
    task.phase = TrackedTask.Phase.RUNNING;
  }

  private static void ifAlive(Runnable work) {
    try {
      work.run();
    } catch (TraceeGoneException gone) {
      // Its end will be reported.
      assert gone.getMessage() != null;
    }
  }

  // ---- answers

  private void show(TrackedTask task, TaskStop stop) {
    if (task.silent) {
      carryOut(task, stop, Resumption.onward(stop, Until.STOP));
      return;
    }
    var answer = answer(task, stop);
    if (tasks.contains(task.tid)) {
      carryOut(task, stop, task.leaving ? leaving(answer) : answer);
    }
  }

  /// The handler asked to detach the very task that it was shown.
  private static Resumption leaving(Resumption answer) {
    return switch (answer) {
      case Resumption.Run(var _, var deliver) -> new Resumption.Detach(deliver);
      case Resumption.Delay delay -> new Resumption.Detach(delay.then().deliver());
      case Resumption.Detach detach -> detach;
      case Resumption.Listen _, Resumption.Hold _ -> new Resumption.Detach(Optional.empty());
    };
  }

  private Resumption answer(TrackedTask task, TaskStop stop) {
    try {
      return handler.onStop(new StoppedTask(kernel, task, died), stop);
    } catch (TraceeGoneException gone) {
      return Resumption.onward(stop, Until.STOP);
    } catch (RuntimeException | Error broken) {
      fail(broken);
      return Resumption.onward(stop, Until.STOP);
    }
  }

  private void quietly(Runnable callback) {
    try {
      callback.run();
    } catch (RuntimeException | Error broken) {
      fail(broken);
    }
  }

  private void fail(Throwable broken) {
    if (failure.isEmpty()) {
      failure = Optional.of(broken);
    }
    handler = Resumption::neutral;
    var _ = beginClose();
  }

  private void carryOut(TrackedTask task, TaskStop stop, Resumption answer) {
    try {
      if (answer instanceof Resumption.Run onward) {
        run(task, onward.until(), onward.deliver());
      } else {
        carryOutSeldom(task, stop, answer);
      }
    } catch (KernelException gone) {
      requireGone(task, gone);
    }
  }

  private void carryOutSeldom(TrackedTask task, TaskStop stop, Resumption answer) {
    switch (answer) {
      case Resumption.Run(var until, var deliver) -> run(task, until, deliver);
      case Resumption.Listen _ -> listen(task, stop);
      case Resumption.Hold _ -> hold(task, stop);
      case Resumption.Delay delay -> delay(task, stop, delay);
      case Resumption.Detach(var deliver) -> letGo(task, stop, deliver);
    }
  }

  private void hold(TrackedTask task, TaskStop stop) {
    settleRegisters(task);
    task.held = Optional.of(stop);
    task.delayed = Optional.empty();
    placement.parting(task);
    task.launch.ifPresent(launch -> launch.complete(task.tid));
  }

  private void delay(TrackedTask task, TaskStop stop, Resumption.Delay delay) {
    hold(task, stop);
    task.delayed = Optional.of(delay.then());
    var number = ++task.delays;
    alarms.after(delay.nanos(), () -> commands.call(() -> delayIsOver(task, number)));
  }

  /// @param number of the delay: the task may have gone on meanwhile, or be in another one
  private boolean delayIsOver(TrackedTask task, long number) {
    var lasts = task.held.isPresent() && task.delayed.isPresent() && task.delays == number;
    if (lasts) {
      var stop = task.held.get();
      var then = task.delayed.get();
      task.held = Optional.empty();
      task.delayed = Optional.empty();
      quietly(() -> carryOut(task, stop, then));
    }
    return lasts;
  }

  private void listen(TrackedTask task, TaskStop stop) {
    if (!(stop instanceof TaskStop.GroupStop)) {
      run(task, task.until, Optional.empty());
      return;
    }
    placement.parting(task);
    settleRegisters(task);
    kernel.listen(task.tid);
    task.phase = TrackedTask.Phase.LISTENING;
  }

  private void run(TrackedTask task, Until until, Optional<Signal> deliver) {
    settleRegisters(task);
    var owes = task.isFiltered() && filtered.beforeRunning(task, until);
    task.until = until;
    task.phase = TrackedTask.Phase.RUNNING;
    if (placing) {
      var seen = placement.watches(task, until) ? Until.SYSCALL : until;
      placement.resuming(task, seesCalls(task) ? seen : Until.STOP);
    }
    if (task.interruptDue) {
      // The stop that it leaves has taken the interruption's place: any trap clears a pending one.
      kernel.interrupt(task.tid);
    }
    if (task.resultOfSkipped.isPresent() || isExecuting(task) || owes) {
      // The exit must be seen, whether the handler asks for it or not.
      task.hideNextExit |= until != Until.SYSCALL;
      task.exitUnread = false;
      kernel.syscall(task.tid, deliver);
      return;
    }
    if (until != Until.SYSCALL) {
      task.hideNextExit = false;
      task.exitUnread = false;
    }
    switch (until) {
      case STOP -> {
        if (task.cpu.watched) {
          kernel.syscall(task.tid, deliver);
        } else {
          kernel.cont(task.tid, deliver);
        }
      }
      case SYSCALL -> {
        if (task.isFiltered() && !FilteredCalls.stopsAtCalls(task)) {
          kernel.cont(task.tid, deliver);
        } else {
          kernel.syscall(task.tid, deliver);
        }
      }
      case NEXT_INSTRUCTION -> kernel.singleStep(task.tid, deliver);
      case NEXT_BRANCH -> kernel.singleBlock(task.tid, deliver);
      case SYSCALL_EMULATED -> kernel.sysemu(task.tid, deliver);
      case NEXT_INSTRUCTION_EMULATED -> kernel.sysemuSingleStep(task.tid, deliver);
    }
  }

  /// What was changed with [StoppedTask#changeRegisters].
  private void settleRegisters(TrackedTask task) {
    if (task.owesRegisters) {
      task.owesRegisters = false;
      StoppedTask.writeGeneral(kernel, task.tid, task.registers.orElseThrow());
    }
  }

  /// Under a filter, calls that nobody wants to see pass unseen.
  private static boolean seesCalls(TrackedTask task) {
    return !task.isFiltered() || FilteredCalls.stopsAtCalls(task);
  }

  private static boolean isExecuting(TrackedTask task) {
    return task.arrival == TrackedTask.Arrival.EXECUTING;
  }

  /// Gives a skipped call its result.
  private Optional<TaskStop> finishSkipped(TrackedTask task, TaskStop stop) {
    if (!(stop instanceof TaskStop.SyscallExit exit)) {
      return Optional.of(stop);
    }
    var shown = exit;
    if (task.resultOfSkipped.isPresent()) {
      var result = task.resultOfSkipped.getAsLong();
      task.resultOfSkipped = OptionalLong.empty();
      if (exit.result() != result) {
        ifAlive(() -> new StoppedTask(kernel, task, died).setResult(result));
      }
      shown =
          new TaskStop.SyscallExit(
              exit.tid(), exit.abi(), result, result < 0 && result >= -4095, exit.pc(), exit.sp());
    }
    if (task.hideNextExit) {
      task.hideNextExit = false;
      carryOut(task, shown, Resumption.run(task.until));
      return Optional.empty();
    }
    return Optional.of(shown);
  }

  // ---- orders of other threads

  CompletableFuture<Tid> launch(Command command) {
    refuseWhenClosing();
    placement.spawning();
    var process = command.process();
    var pending =
        process.isPresent()
            ? kernel.spawnIn(process.get(), command.plan())
            : kernel.spawn(command.plan());
    var tid = pending.tid();
    var task =
        new TrackedTask(tid, tid, tid, true, TrackedTask.Arrival.LAUNCHING, new TaskCpu(false));
    var future = new CompletableFuture<Tid>();
    task.pending = Optional.of(pending);
    task.launch = Optional.of(future);
    if (command.callsBeforeFilter() > 0) {
      task.filter = command.filter();
      task.outranked = true;
      task.callsBeforeFilter = command.callsBeforeFilter();
    } else {
      task.filterToCome = command.filter();
    }
    var isFiltered = task.needsTracer();
    try {
      kernel.seize(
          tid,
          requested(isFiltered || options.killLaunchedOnDeath(), isFiltered || options.follow()));
      kernel.interrupt(tid);
      task.interruptDue = true;
      tasks.add(task);
    } catch (KernelException refused) {
      tasks.remove(tid);
      // Without its socket the launcher ends by itself; if it is our child, nobody else reaps it.
      pending.close();
      while (kernel.await(tid) instanceof WaitOutcome.Interrupted) {
        // A wake-up: whoever ordered the launch sends them until it has its answer.
      }
      if (process.isPresent()) {
        throw new LaunchException("attach: ptrace(PTRACE_SEIZE, " + tid + ")", refused.errno());
      }
      throw refused;
    }
    return future;
  }

  private Set<PtraceOption> requested(boolean exitKill, boolean follow) {
    var set =
        EnumSet.of(PtraceOption.TRACESYSGOOD, PtraceOption.TRACEEXEC, PtraceOption.TRACESECCOMP);
    if (follow) {
      set.addAll(
          EnumSet.of(
              PtraceOption.TRACEFORK,
              PtraceOption.TRACEVFORK,
              PtraceOption.TRACECLONE,
              PtraceOption.TRACEVFORKDONE));
    }
    if (options.reportExiting()) {
      set.add(PtraceOption.TRACEEXIT);
    }
    if (exitKill) {
      set.add(PtraceOption.EXITKILL);
    }
    return set;
  }

  /// {@return how many tasks were not traced before}
  int attach(Tid process, AttachRescue rescue) {
    refuseWhenClosing();
    var seized =
        new Attachment(kernel, requested(false, options.follow()), tasks::contains, rescue)
            .seizeAll(process);
    arrive(seized, process);
    ready.addAll(rescue.takeEnds());
    return seized.size();
  }

  /// {@return the task that the kernel knows as the tracer}
  Tid self() {
    return kernel.self();
  }

  /// {@return the processes of which tasks are traced}
  Set<Tid> processes() {
    var processes = new HashSet<Tid>();
    for (var task : tasks.all()) {
      processes.add(task.process);
    }
    return processes;
  }

  boolean attachTask(Tid tid) {
    refuseWhenClosing();
    var process = Attachment.statusTask(tid, "Tgid:").orElse(tid);
    if (!tasks.contains(tid)) {
      var attachment =
          new Attachment(
              kernel,
              requested(false, options.follow()),
              tasks::contains,
              new AttachRescue(kernels));
      arrive(List.of(attachment.seizeAlone(tid)), process);
    }
    return true;
  }

  private void arrive(List<Tid> seized, Tid process) {
    for (var tid : seized) {
      tasks.add(new TrackedTask(tid, process, tid, false, TrackedTask.Arrival.ATTACHING));
    }
    for (var tid : seized) {
      tasks.find(tid).ifPresent(this::interruptRunning);
      early.take(tid).forEach(ready::add);
    }
  }

  boolean interrupt(Tid tid) {
    var task = tasks.find(tid);
    task.ifPresent(asked -> {
      asked.interruptOrdered = true;
      interruptRunning(asked);
    });
    return task.isPresent();
  }

  private void interruptRunning(TrackedTask task) {
    try {
      kernel.interrupt(task.tid);
      task.interruptDue = true;
    } catch (KernelException gone) {
      requireGone(task, gone);
    }
  }

  boolean resume(Tid tid, Resumption answer) {
    var found = tasks.find(tid);
    if (found.isEmpty()) {
      return false;
    }
    var task = found.get();
    var stop = requireHeld(task);
    task.held = Optional.empty();
    carryOut(task, stop, answer);
    return true;
  }

  private static TaskStop requireHeld(TrackedTask task) {
    return task.held.orElseThrow(
        () -> new IllegalStateException("task " + task.tid + " is not held"));
  }

  <T> T inspect(Tid tid, Function<StoppedTask, T> question) {
    var task = tasks.find(tid).orElseThrow(() -> new TraceeGoneException(tid));
    var _ = requireHeld(task);
    return question.apply(new StoppedTask(kernel, task, died));
  }

  boolean detach(Tid process) {
    var found = false;
    for (var task : tasks.all()) {
      if (task.process.equals(process)) {
        found = true;
        askToLeave(task);
      }
    }
    return found;
  }

  private void askToLeave(TrackedTask task) {
    if (task.needsTracer()) {
      endProcess(task);
      return;
    }
    task.leaving = true;
    if (task.held.isPresent()) {
      var stop = task.held.get();
      task.held = Optional.empty();
      var signal = task.delayed.flatMap(Resumption.Run::deliver);
      task.delayed = Optional.empty();
      if (signal.isPresent()) {
        letGo(task, stop, signal);
      } else {
        leave(task, stop);
      }
    } else if (task.phase != TrackedTask.Phase.STOPPED) {
      interruptRunning(task);
    }
  }

  boolean signal(Tid process, Signal signal) {
    return tasks.all().stream().anyMatch(task -> task.process.equals(process))
        && kernel.kill(process, signal);
  }

  List<Tid> tids() {
    return tasks.all().stream().map(task -> task.tid).toList();
  }

  CompletableFuture<Boolean> whenIdle() {
    var future = new CompletableFuture<Boolean>();
    if (tasks.isEmpty()) {
      var _ = future.complete(true);
    } else {
      idle.add(future);
    }
    return future;
  }

  private void refuseWhenClosing() {
    if (closing) {
      throw new IllegalStateException("the tracer is closing");
    }
  }

  boolean beginClose() {
    if (closing) {
      return true;
    }
    closing = true;
    tasks.all().forEach(this::dismiss);
    return true;
  }

  private void dismiss(TrackedTask task) {
    if (task.launched && options.onClose() == TracerOptions.OnClose.KILL) {
      endProcess(task);
    } else {
      askToLeave(task);
    }
  }

  private void endProcess(TrackedTask task) {
    if (task.ending) {
      return;
    }
    kernel.kill(task.process, Signal.KILL);
    for (var other : tasks.all()) {
      if (other.process.equals(task.process)) {
        other.held = Optional.empty();
        other.ending = true;
      }
    }
  }
}
