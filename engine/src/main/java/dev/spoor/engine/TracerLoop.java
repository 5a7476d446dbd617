package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.WaitOutcome;
import dev.spoor.kernel.WaitStatus;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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
  private final HandlerCalls handler;
  private final YieldingReports yielding;
  private final ReportSource reports;
  private final ArrayDeque<WaitOutcome.Report> ready = new ArrayDeque<>();
  private final TaskTable tasks = new TaskTable();
  private final Alarms alarms = new Alarms();
  private final List<CompletableFuture<Boolean>> idle = new ArrayList<>();

  private TracerState state;
  private StopReader reader;
  private Resumer resumer;
  private Arrivals arrivals;
  private Departures departures;
  private Answers answers;
  private Launches launches;
  private StopAccounts accounts;
  private boolean othersReport;
  private int waitsSinceLook;
  private long stops;
  private volatile Effort effort = new Effort(0, false, Map.of());

  @SuppressWarnings("NullAway.Init") // these belong to the tracer thread: see open()
  TracerLoop(
      StopHandler handler,
      TracerOptions options,
      Supplier<? extends Kernel> kernels,
      CommandQueue commands) {
    this.handler = new HandlerCalls(handler, this::beginClose);
    this.options = options;
    this.kernels = kernels;
    this.commands = commands;
    yielding =
        new YieldingReports(
            new FairReports(), this::sharesCpu, CpuGift.ofThisThread(GIFTS_PER_LOOK));
    var few = new SpinningReports(yielding, () -> state.placing && state.placement.spins());
    reports = new ManyTasks(few, tasks::size);
  }

  // ---- the loop

  void run() {
    try (var kernel = kernels.get()) {
      open(kernel);
      commands.openWith(kernel.waker());
      while (!(state.closing && departures.nothingIsLeftToDo())) {
        turn();
      }
      state.placement.close();
      effort = new Effort(stops, !reader.hasSyscallInfo(), kernel.callsMade());
    } finally {
      alarms.close();
    }
    handler.throwFailure();
  }

  private void open(Kernel kernel) {
    kernel.muteStops();
    if (options.reapOrphans()) {
      kernel.reapOrphans();
    }
    state = new TracerState(kernel, options, tasks, ready);
    state.placement.heed(yielding::isWorthIt);
    reader = new StopReader(kernel);
    resumer = new Resumer(state);
    arrivals = new Arrivals(state, kernels, handler, resumer, this::welcome);
    departures = new Departures(state, reader, handler, resumer, arrivals);
    answers = new Answers(state, handler, resumer, departures, commands, alarms);
    launches = new Launches(state, answers);
    accounts = new StopAccounts(state, arrivals, departures);
  }

  private void welcome(TrackedTask task) {
    if (state.closing) {
      departures.dismiss(task);
    }
  }

  /// {@return what it took; nothing before the end}
  Effort effort() {
    return effort;
  }

  private boolean sharesCpu() {
    return state.placement.isOnOneCpu() || state.placing && state.placement.shares();
  }

  private void turn() {
    commands.runAll();
    if (!ready.isEmpty()) {
      serveReady();
    } else if (tasks.isEmpty()) {
      reportIdle();
      if (!state.closing) {
        commands.park();
      }
    } else if (!state.closing || !departures.nothingIsLeftToDo()) {
      await();
    }
  }

  private void await() {
    handler.tell(StopHandler::onQuiet);
    var looks = looksForOthers();
    var wake = reports.await(state.kernel, !looks, ready);
    if (looks) {
      othersReport = ready.size() > 1;
      waitsSinceLook = 0;
    }
    if (wake == ReportSource.Wake.NO_TRACEES) {
      departures.forgetAll();
    } else if (wake == ReportSource.Wake.INTERRUPTED) {
      state.placement.interrupted();
    }
  }

  /// While one task makes all the stops, it is enough to look for others now and then.
  private boolean looksForOthers() {
    var isAlone = tasks.size() == 1 && state.early.isEmpty();
    return !isAlone && (othersReport || ++waitsSinceLook >= WAITS_PER_LOOK);
  }

  private void serveReady() {
    for (var report = ready.poll(); report != null; report = ready.poll()) {
      serve(report);
    }
  }

  private void reportIdle() {
    if (handler.hasFailed()) {
      // Whoever waits is to hear of it, from the tracer's end.
      return;
    }
    idle.forEach(future -> future.complete(true));
    idle.clear();
  }

  private void serve(WaitOutcome.Report report) {
    var found = tasks.find(report.tid());
    if (found.isEmpty()) {
      arrivals.keepOrAdopt(report);
      return;
    }
    var task = found.get();
    var status = report.status();
    if (status instanceof WaitStatus.Stopped stopped) {
      stopped(task, stopped, report.raw());
    } else if (status instanceof WaitStatus.Exited exited) {
      departures.end(task, new Ending.Exited(exited.code()));
    } else if (status instanceof WaitStatus.Killed killed) {
      departures.end(task, new Ending.Killed(killed.signal(), killed.dumpedCore()));
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
    if (state.placing) {
      state.placement.stopped(task);
    }
    var shown = onGoingOn(task, task.current);
    if (shown.isPresent()) {
      answers.show(task, shown.get());
    }
  }

  /// Keeps the books for a stop, and hides those that are the tracer's own business.
  private Optional<TaskStop> onGoingOn(TrackedTask task, TaskStop stop) {
    accounts.note(task, stop);
    if (task.ending && !(stop instanceof TaskStop.Exiting)) {
      // Reported before the signal came: what could be asked about it is gone.
      answers.carryOut(task, stop, Resumption.run(Until.STOP));
      return Optional.empty();
    }
    if (task.leaving) {
      departures.leave(task, stop);
      return Optional.empty();
    }
    if (StopAccounts.isHiddenInterruption(task, stop)) {
      answers.carryOut(task, stop, Resumption.run(task.until));
      return Optional.empty();
    }
    if (task.isFiltered() && state.filtered.hides(task, stop)) {
      answers.carryOut(task, stop, Resumption.run(task.until));
      return Optional.empty();
    }
    return switch (task.arrival) {
      case LAUNCHING -> launches.launching(task, stop);
      case EXECUTING -> launches.executing(task, stop);
      case ATTACHING, BEING_BORN -> arrivals.arriving(task, stop);
      case ARRIVED -> {
        var shown = answers.finishSkipped(task, stop);
        yield answers.isHiddenCall(task, shown) ? Optional.empty() : shown;
      }
    };
  }

  // ---- orders of other threads

  /// {@return the task that the kernel knows as the tracer}
  Tid self() {
    return state.kernel.self();
  }

  /// {@return the processes of which tasks are traced}
  Set<Tid> processes() {
    var processes = new HashSet<Tid>();
    for (var task : tasks.all()) {
      processes.add(task.process);
    }
    return processes;
  }

  boolean interrupt(Tid tid) {
    var task = tasks.find(tid);
    task.ifPresent(asked -> {
      asked.interruptOrdered = true;
      resumer.interruptRunning(asked);
    });
    return task.isPresent();
  }

  boolean signal(Tid process, Signal signal) {
    return tasks.all().stream().anyMatch(task -> task.process.equals(process))
        && state.kernel.kill(process, signal);
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

  CompletableFuture<Tid> launch(Command command) {
    return launches.launch(command);
  }

  /// {@return how many tasks were not traced before}
  int attach(Tid process, AttachRescue rescue) {
    return arrivals.attach(process, rescue);
  }

  boolean attachTask(Tid tid) {
    return arrivals.attachTask(tid);
  }

  boolean resume(Tid tid, Resumption answer) {
    return answers.resume(tid, answer);
  }

  <T> T inspect(Tid tid, Function<StoppedTask, T> question) {
    return answers.inspect(tid, question);
  }

  boolean detach(Tid process) {
    return departures.detach(process);
  }

  boolean beginClose() {
    return departures.beginClose();
  }
}
