package dev.spoor.engine;

import dev.spoor.kernel.PendingProgram;
import dev.spoor.machine.Registers;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Tid;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/// What the tracer remembers of one task between its stops. Touched by the tracer thread alone.
final class TrackedTask {
  /// How far a task has come since it came into view.
  enum Arrival {
    /// It is in the launcher; its stops are not shown.
    LAUNCHING,
    /// Its execve(2) has begun; if that fails nothing more of it is shown.
    EXECUTING,
    /// It was seized and told to stop.
    ATTACHING,
    /// A traced task made it and it has not reported yet.
    BEING_BORN,
    /// It has been shown.
    ARRIVED
  }

  enum Phase {
    RUNNING,
    LISTENING,
    STOPPED
  }

  static final UntracedClone.Masked NOT_MASKED = new UntracedClone.Masked.Nothing();

  final Tid tid;
  final Tid parent;
  final boolean launched;
  Tid process;
  Arrival arrival;
  Phase phase = Phase.RUNNING;

  /// Counts stops; a [StoppedTask] of an earlier one is stale.
  long stopNumber;

  /// Its general registers at the stop it is in, as far as anybody has asked for them.
  Optional<Registers> registers = Optional.empty();

  /// They were changed, and the kernel has not been told.
  boolean owesRegisters;

  /// The stop the task is held in, for the answer that comes later.
  Optional<TaskStop> held = Optional.empty();

  /// How it runs on when its delay is over, while it is held for one.
  Optional<Resumption.Run> delayed = Optional.empty();

  /// How many delays it has been in.
  long delays;

  /// The stop it is in, or was in last.
  TaskStop current;

  Until until = Until.STOP;

  /// An interruption was asked for and has not been reported. The kernel counts any stop as one;
  /// who asked wants [TaskStop.Interrupted].
  boolean interruptDue;

  /// It was asked for by an order of its own, not by an attach.
  boolean interruptOrdered;

  /// The next [TaskStop.Interrupted] is only to make the kernel restart a call; see [Injection].
  boolean hidesInterruption;

  /// It was in a group-stop until the stop it is in.
  boolean endsGroupStop;

  /// It is to be let go at its next stop.
  boolean leaving;

  /// Its process has been sent SIGKILL by this tracer.
  boolean ending;

  /// It waits in the kernel for the child of its vfork(2) and cannot stop.
  boolean inVfork;

  /// Its debug registers hold something of ours.
  boolean debugRegistersUsed;

  /// The ABI of the call whose entry was reported last; its exit has the same.
  Abi abi = Abi.X86_64;

  /// The number of that call.
  long number = -1;

  /// A child that the call made and that reported itself as traced; 0 if none.
  int tracedChild;

  /// The result to give a call that was skipped or replaced, at its exit.
  OptionalLong resultOfSkipped = OptionalLong.empty();

  /// The kernel has refused PTRACE_SET_SYSCALL_INFO.
  boolean lacksSetSyscallInfo;

  /// It was stopped at the entry to a call and is to be stopped at the exit.
  boolean insideCall;

  /// The exit that is coming was asked for by [#resultOfSkipped], not by the handler.
  boolean hideNextExit;

  /// Nobody wants to know of the exit that is coming: it is not asked about.
  boolean exitUnread;

  /// Which of its calls are shown; [CallFilter#NONE] if all are.
  CallFilter filter = CallFilter.NONE;

  /// It is under that filter; else it stops at every call.
  boolean underFilter;

  /// How many unwanted calls it may still make before it is put under the filter; 0 if it is not to
  /// be.
  int callsBeforeFilter;

  /// The filter that the launcher is about to install; [CallFilter#NONE] if none.
  CallFilter filterToCome = CallFilter.NONE;

  /// It stops at every call, since it is not under the filter, or is under one of its own too,
  /// which can outrank ours.
  boolean outranked;

  /// The call whose entry was reported will report its exit too. Kept for filtered tasks only.
  boolean callOpen;

  /// Neither the entry nor the exit of that call is shown.
  boolean callHidden;

  /// That call would put it under a filter of its own.
  boolean installsOwnFilter;

  /// It is at the entry to a call that could make a child that is not traced.
  boolean mayCloneUntraced;

  /// What has been done about that, to be undone when the call is over.
  UntracedClone.Masked untraced = NOT_MASKED;

  /// It is followed only because it is under the filter: nothing of it is shown.
  boolean silent;

  /// What is remembered for the choice of CPUs.
  final TaskCpu cpu;

  Optional<PendingProgram> pending = Optional.empty();
  Optional<CompletableFuture<Tid>> launch = Optional.empty();

  TrackedTask(Tid tid, Tid process, Tid parent, boolean launched, Arrival arrival) {
    this(tid, process, parent, launched, arrival, new TaskCpu(true));
  }

  TrackedTask(Tid tid, Tid process, Tid parent, boolean launched, Arrival arrival, TaskCpu cpu) {
    this.cpu = cpu;
    this.tid = tid;
    this.process = process;
    this.parent = parent;
    this.launched = launched;
    this.arrival = arrival;
    this.current = new TaskStop.Unrecognized(tid, 0);
  }

  /// It has stopped: what was known of the stop before is not true of this one.
  void stopped() {
    phase = Phase.STOPPED;
    held = Optional.empty();
    registers = Optional.empty();
    owesRegisters = false;
    stopNumber++;
  }

  /// {@return whether not all of its calls are shown}
  boolean isFiltered() {
    return filter != CallFilter.NONE;
  }

  /// {@return whether its calls can pass without a stop when it runs until [Until#SYSCALL]}
  boolean passesCallsUnseen() {
    return isFiltered() && !outranked;
  }

  /// {@return whether the end of the call it is in must be seen to undo something}
  boolean owesRestoring() {
    return !(untraced instanceof UntracedClone.Masked.Nothing);
  }

  /// {@return whether it cannot go on untraced}: under our filter each call that is wanted would
  /// fail with ENOSYS.
  boolean needsTracer() {
    return underFilter || filterToCome != CallFilter.NONE;
  }

  /// It has become the program that was to be started.
  void launchDone() {
    pending.ifPresent(PendingProgram::close);
    pending = Optional.empty();
    answerLaunch();
  }

  /// Whoever started it need not wait any longer.
  void answerLaunch() {
    launch.ifPresent(waiting -> waiting.complete(tid));
  }

  /// It has ended before it became the program that was to be started.
  void launchFailed() {
    var reason = pending.flatMap(PendingProgram::failure);
    launch.ifPresent(waiting ->
        waiting.completeExceptionally(
            reason
                .map(why -> new LaunchException(why.step(), why.errno()))
                .orElseGet(
                    () -> new LaunchException("launch: killed before it began", Errno.ESRCH))));
    pending.ifPresent(PendingProgram::close);
    pending = Optional.empty();
  }
}
