package dev.spoor.debugger;

import dev.spoor.debugger.step.StepPlan;
import dev.spoor.debugger.step.Verdict;
import dev.spoor.debugger.symbols.InlinedCalls;
import dev.spoor.engine.StoppedTask;
import dev.spoor.engine.TaskStop;
import dev.spoor.kernel.TaskRepair;
import dev.spoor.machine.Address;
import dev.spoor.machine.Registers;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import dev.spoor.symbolic.process.ProcessAccessException;
import dev.spoor.symbolic.process.ProcessDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A thread of a program that is debugged. Confined to the tracer thread.
public final class DebugTask {
  private final Tid tid;
  private int number;
  private Inferior inferior;

  /// The right to look at it, while it is held.
  private Optional<StoppedTask> handle = Optional.empty();

  private boolean held;

  /// It goes on when all do: it is held only because others are.
  boolean wantsToRun;

  /// A stop that came while everything was being halted, and has not been served.
  Optional<TaskStop> deferred = Optional.empty();

  /// What it receives when it goes on.
  Optional<Signal> signal = Optional.empty();

  private final Detour detour = new Detour(this);

  /// Where it is going.
  Optional<StepPlan> plan = Optional.empty();

  /// What the plan said last, while that is not carried out.
  Optional<Verdict> verdict = Optional.empty();

  /// Where the plan wants it to come by: sites are there.
  final List<Verdict.RunTo> targets = new ArrayList<>();

  /// How many of its innermost levels are not shown, as long as it stands where a step has ended.
  private OptionalInt hidden = OptionalInt.empty();

  /// It stands at a site whose trap it is to meet, perhaps once more.
  boolean meetsSite;

  /// It has made a process, and nothing is decided about the two yet.
  Optional<Fork> fork = Optional.empty();

  /// It is the child of one that is at this fork.
  boolean isUndecided;

  /// It runs no more than to the stop at which it is let go.
  boolean isDismissed;

  /// How many instructions the debugger has carried out for it since it stopped.
  int walked;

  /// It waits in the kernel for the child of its vfork(2), and cannot stop.
  boolean inVfork;

  /// Nothing is told of it: it shares memory with a program that is debugged, and is left as soon
  /// as it has memory of its own.
  boolean silent;

  /// Which state of its program's debug registers it has.
  int watchVersion;

  /// What the guardian knows of it.
  Optional<TaskRepair> mark = Optional.empty();

  /// It has begun a call that the debugger made, and has not its registers back.
  boolean isInCall;

  /// The number of the system call that it entered last.
  long call = -1;

  DebugTask(Tid tid, Inferior inferior) {
    this.tid = tid;
    this.inferior = inferior;
  }

  /// It is a thread of a program that is debugged.
  void joins(Inferior program, int asNumber) {
    inferior = program;
    number = asNumber;
    silent = false;
    isUndecided = false;
  }

  /// {@return its kernel number}
  public Tid tid() {
    return tid;
  }

  /// {@return its number among the threads of its program, 1 or more, never used again; 0 of one
  /// that nothing is told of}
  public int number() {
    return number;
  }

  /// {@return the program it belongs to}
  public Inferior inferior() {
    return inferior;
  }

  /// {@return whether it is halted, so that it can be looked at}
  public boolean isHeld() {
    return held;
  }

  /// {@return the right to look at it and to change it}
  ///
  /// @throws IllegalStateException if it runs
  public StoppedTask stopped() {
    return handle.orElseThrow(() -> new IllegalStateException("thread " + tid + " is running"));
  }

  /// {@return its general registers}
  ///
  /// @throws IllegalStateException if it runs
  public Registers registers() {
    return stopped().registers();
  }

  /// {@return where the C library keeps what it knows of the thread; 0 if the CPU does not tell}
  public long pointer() {
    var registers = registers();
    return registers
        .architecture()
        .find("fs_base")
        .filter(registers::knows)
        .map(registers::unsigned)
        .orElse(0L);
  }

  /// {@return the signal that it will receive when it goes on}
  public Optional<Signal> pendingSignal() {
    return signal;
  }

  /// Replaces the signal that it will receive when it goes on.
  public void pendingSignal(Optional<Signal> value) {
    signal = value;
  }

  /// {@return how many of the innermost levels of its stack are not shown, since the calls that are
  /// inlined where it is have not been entered in the eyes of the user}
  public int hidden() {
    if (hidden.isEmpty()) {
      hidden =
          OptionalInt.of(
              inferior.hasImage()
                  ? InlinedCalls.startingAt(registers().pc(), inferior.symbols())
                  : 0);
    }
    return hidden.getAsInt();
  }

  /// {@return its way through a signal's handler}
  Detour detour() {
    return detour;
  }

  void hides(int levels) {
    hidden = OptionalInt.of(levels);
  }

  /// It is elsewhere than it was.
  void moved() {
    hidden = OptionalInt.empty();
  }

  void stoppedWith(StoppedTask right) {
    moved();
    walked = 0;
    handle = Optional.of(right);
  }

  void hold() {
    held = true;
  }

  void released() {
    held = false;
    handle = Optional.empty();
  }

  /// {@return whether the CPU keeps a copy of its return addresses (arch_prctl(2),
  /// ARCH_SHSTK_ENABLE): then calls and returns are for the CPU alone}
  boolean hasShadowStack() {
    try {
      return ProcessDirectory.of(inferior.process())
          .task(tid)
          .status("x86_Thread_features")
          .contains("shstk");
    } catch (ProcessAccessException gone) {
      return true;
    }
  }

  boolean isRunning() {
    return !held;
  }

  /// {@return whether its plan wanted it to come by here}
  boolean isAtTarget() {
    if (targets.isEmpty()) {
      return false;
    }
    var registers = registers();
    return targets.stream()
        .anyMatch(target ->
            target.at().equals(registers.pc())
                && target.above().map(bound -> registers.sp().compareTo(bound) > 0).orElse(true));
  }

  void moveTo(Address pc) {
    var registers = registers();
    stopped()
        .changeRegisters(registers.with(registers.architecture().programCounter(), pc.value()));
  }

  /// {@return whether the kernel will make it repeat the system call that its stop has interrupted}
  /// It sets the program counter back then, whatever that is: the task is not where it seems to be.
  /// ERESTARTSYS and its kin (include/linux/errno.h).
  boolean repeatsCall() {
    var registers = registers();
    var calls = registers.architecture().syscalls();
    var result = (int) registers.unsigned(calls.result());
    return result >= -516
        && result <= -512
        && result != -515
        && (int) registers.unsigned(calls.number()) >= 0;
  }

  /// It stays where it is: the kernel is told of what was changed.
  void settle() {
    handle.ifPresent(StoppedTask::settleRegisters);
  }

  Optional<Signal> takeSignal() {
    var taken = signal;
    signal = Optional.empty();
    return taken;
  }
}
