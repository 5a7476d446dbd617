package dev.spoor.debugger;

import dev.spoor.debugger.breakpoint.Breakpoint;
import dev.spoor.debugger.dump.CoreWriter;
import dev.spoor.debugger.dump.DumpedThread;
import dev.spoor.debugger.step.CallFunction;
import dev.spoor.debugger.step.StepPlan;
import dev.spoor.engine.StopHandler;
import dev.spoor.engine.Tracer;
import dev.spoor.machine.RegisterImage;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;

/// The debugger, seen from the tracer thread: [DebugSession#call] hands it out.
public final class Debugger {
  private final World world;
  private final Guarding guarding;
  private final Inferiors inferiors = new Inferiors();
  private final Breakpoints breakpoints;
  private final Births births;
  private final Halts halts;
  private final SignalPolicy signals = new SignalPolicy();
  private final StopServer server;

  Debugger(DebugSetup setup, Supplier<Tracer> tracer) {
    world = new World(tracer);
    guarding = new Guarding(setup.notices());
    breakpoints = new Breakpoints(setup.conditions(), inferiors);
    births = new Births(world, inferiors, breakpoints, setup, guarding, signals);
    halts = new Halts(world, breakpoints);
    server =
        new StopServer(
            world, inferiors, breakpoints, births, halts, signals, guarding, setup.notices());
  }

  StopHandler handler() {
    return server;
  }

  BlockingQueue<Halt> halts() {
    return halts.queue();
  }

  /// {@return the programs}
  public Inferiors inferiors() {
    return inferiors;
  }

  /// {@return what the user has asked to be stopped at}
  public Breakpoints breakpoints() {
    return breakpoints;
  }

  /// {@return what is done with signals}
  public SignalPolicy signals() {
    return signals;
  }

  /// {@return what becomes of programs and their copies}
  public FollowMode followMode() {
    return births.families().follow();
  }

  /// Changes what becomes of programs and their copies.
  public void followMode(FollowMode mode) {
    births.families().follow(mode);
  }

  /// {@return the task with a kernel number}
  public Optional<DebugTask> task(Tid tid) {
    return world.find(tid).filter(task -> !task.silent);
  }

  /// {@return whether nothing runs, so that everything can be looked at}
  public boolean isHalted() {
    return world.mode() == World.Mode.FROZEN;
  }

  /// Lets tasks go on; the others stay halted.
  ///
  /// @throws IllegalStateException if not everything is halted
  public void go(Collection<DebugTask> tasks) {
    requireHalted();
    for (var task : world.tasks()) {
      task.wantsToRun = task.silent || tasks.contains(task);
    }
    forgetCode();
    server.mover().goAll();
  }

  /// Lets tasks go on, one of them by a plan.
  ///
  /// @param with those that go on beside it; it may be among them
  /// @throws IllegalStateException if not everything is halted
  public void go(DebugTask task, StepPlan plan, Collection<DebugTask> with) {
    requireHalted();
    Plans.plan(task, plan);
    task.wantsToRun = true;
    for (var other : world.tasks()) {
      other.wantsToRun = other == task || other.silent || with.contains(other);
    }
    forgetCode();
    server.mover().goAll();
  }

  /// {@return what the last halt has interrupted: to be asked for before anything runs again}
  public Optional<Interruption> interruption() {
    return halts.interruption();
  }

  /// Lets all go on that a halt has interrupted for nothing, with what they were about.
  ///
  /// @throws IllegalStateException if not everything is halted
  public void goOn(Interruption interruption) {
    requireHalted();
    for (var task : world.tasks()) {
      task.wantsToRun = task.silent || interruption.has(task);
    }
    if (!interruption.restore()) {
      throw new IllegalStateException("the program's code cannot be written any more");
    }
    forgetCode();
    server.mover().goAll();
  }

  /// Counts a hit whose condition was found to hold by who waits for halts.
  ///
  /// @param task where it happened
  /// @param then what is special about it
  /// @return the cause to halt for; empty if it is to be passed by
  public Optional<HaltCause> decided(
      Tid task, Breakpoint breakpoint, Optional<HaltCause.HitDetail> then) {
    var cause = task(task).flatMap(at -> Catches.counted(breakpoint, at, then));
    if (cause.isPresent()) {
      halts.dispose(breakpoint);
    }
    return cause;
  }

  /// Whoever has looked around may have changed it.
  private void forgetCode() {
    for (var inferior : inferiors.all()) {
      inferior.emulations().forget();
    }
  }

  /// Takes back a call that has not returned: the task is where it was when the call began, and
  /// receives none of the signals that came meanwhile.
  ///
  /// @throws IllegalStateException if not everything is halted
  public void takeBack(DebugTask task, CallFunction call) {
    requireHalted();
    Plans.drop(task);
    call.saved().ifPresent(task.stopped()::setRegisters);
    call.savedFloating()
        .filter(block -> block.length > 0)
        .ifPresent(task.stopped()::setFloatingState);
    guarding.called(task);
    task.meetsSite = false;
    task.pendingSignal(Optional.empty());
  }

  private void requireHalted() {
    if (!isHalted()) {
      throw new IllegalStateException("the program is running");
    }
  }

  /// Halts what runs.
  ///
  /// @return false if all was halted already
  public boolean pause() {
    if (isHalted()) {
      return false;
    }
    if (!halts.isComing()) {
      var where = world.tasks().stream().filter(task -> !task.silent).findFirst();
      halts.begin(where.map(DebugTask::tid).orElse(Tid.of(1)), List.of(new HaltCause.Paused()));
    }
    return true;
  }

  /// Lets a program go on untraced, as if nothing had happened. What waits to be told of it is not.
  public void detach(Inferior inferior) {
    births.leave(inferior, Notice.Because.ASKED);
  }

  /// Ends a program; its end is told as a halt.
  public void kill(Inferior inferior) {
    if (world.mode() == World.Mode.FROZEN) {
      world.mode(World.Mode.RUNNING);
    }
    for (var task : inferior.tasks()) {
      task.fork
          .flatMap(Fork::task)
          .filter(child -> child.isUndecided)
          .ifPresent(child -> world.tracer().signal(child.tid(), Signal.KILL));
    }
    var _ = world.tracer().signal(inferior.process(), Signal.KILL);
  }

  /// Writes a core file of a program that is halted; it can be read by this debugger and others.
  ///
  /// @param first the thread that readers show first
  /// @throws IOException if it cannot be written whole; nothing is left then
  public void dump(Inferior inferior, DebugTask first, Path file) throws IOException {
    var threads = new ArrayList<DumpedThread>();
    threads.add(dumped(first));
    for (var task : inferior.tasks()) {
      if (task != first) {
        threads.add(dumped(task));
      }
    }
    inferior.renew();
    CoreWriter.write(
        file,
        inferior.process(),
        inferior.architecture(),
        threads,
        inferior.space().mappings(),
        inferior.memory());
  }

  private static DumpedThread dumped(DebugTask task) {
    return new DumpedThread(
        task.tid(),
        task.pendingSignal().map(Signal::number).orElse(0),
        (RegisterImage) task.stopped().allRegisters(),
        task.stopped().narrowThreadPointer());
  }

  // ---- for the session

  /// @param others how many programs are executed before the one that is launched next
  boolean run(int others) {
    births.others(others);
    // What is halted stays so: nothing of it wants to run.
    world.mode(World.Mode.RUNNING);
    return true;
  }

  Inferior expect(Tid process) {
    var inferior = births.inferior(process, true);
    // Whoever comes is held.
    world.mode(World.Mode.LIFTED);
    return inferior;
  }

  boolean unexpect(Inferior inferior) {
    inferiors.remove(inferior);
    world.mode(World.Mode.FROZEN);
    return true;
  }

  /// All its tasks have been seized; not all have shown themselves.
  boolean attached(Inferior inferior) {
    for (var tid : world.tracer().tasks()) {
      if (world.find(tid).isEmpty()) {
        world.add(inferior.born(tid));
      }
    }
    world.mode(World.Mode.RUNNING);
    halts.attached(inferior, () -> inferior.tasks().stream().findFirst().ifPresent(births::open));
    return true;
  }

  boolean leaveAll() {
    for (var inferior : inferiors.all()) {
      if (inferior.isAttached()) {
        births.leave(inferior, Notice.Because.ASKED);
      } else {
        inferior.tasks().forEach(births.families()::forget);
        if (inferior.hasImage()) {
          inferior.close();
        }
      }
    }
    guarding.close();
    return true;
  }
}
