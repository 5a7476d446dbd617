package dev.spoor.engine;

import dev.spoor.kernel.LaunchFailure;
import dev.spoor.kernel.PendingProgram;
import dev.spoor.kernel.PtraceEvent;
import dev.spoor.kernel.SyscallInfo;
import dev.spoor.kernel.WaitOutcome;
import dev.spoor.machine.Address;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import dev.spoor.testkit.RawStatus;
import dev.spoor.testkit.ScriptedKernel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// A tracer over a scripted kernel: a program is launched as task 100 (or another), what follows is
/// the test's script. Stops are answered by the test's policy, and at each quiet moment one of its
/// actions is taken, both on the tracer thread.
final class Scene implements StopHandler {
  static final int TASK = 100;
  private static final int AUDIT_ARCH_X86_64 = 0xc000_003e;
  private static final Address LAUNCHER = Address.of(0x7000_0000);
  private static final Address PROGRAM = Address.of(0x40_0000);
  private static final long EXECVE = 59;
  private static final long SECCOMP = 317;

  final ScriptedKernel kernel = new ScriptedKernel();
  final List<TaskStop> stops = new ArrayList<>();
  final List<TaskEnd> ends = new ArrayList<>();
  private final Deque<Runnable> actions = new ArrayDeque<>();
  private final int task;
  private final Command command;
  private StopHandler policy = (_, stop) -> Resumption.onward(stop, Until.STOP);
  private TracerOptions options = TracerOptions.defaults();
  private Optional<Tracer> tracer = Optional.empty();
  Optional<LaunchFailure> launchFailure = Optional.empty();
  int released;

  Scene() {
    this(TASK);
  }

  Scene(int task) {
    this(task, Command.of("/bin/program"));
  }

  Scene(int task, Command command) {
    this.task = task;
    this.command = command;
    kernel.accept("seize", "interrupt", "detach", "cont", "syscall", "singleStep", "listen");
    kernel.accept("kill", "killTask", "setRegisterSet");
    kernel.answer("spawn(" + command.plan() + ")", new Program());
  }

  /// The launch succeeds: what follows in the script comes after the exec event.
  Scene launched() {
    interruptedOf(task);
    entry(LAUNCHER, EXECVE);
    return exec(task);
  }

  /// As [#launched()], for a command with a call filter.
  Scene filtered() {
    return unfiltered(0);
  }

  /// The launcher's seccomp(2) has a result.
  Scene unfiltered(long result) {
    interruptedOf(task);
    entry(LAUNCHER, SECCOMP);
    exit(result);
    entry(LAUNCHER, EXECVE);
    return exec(task);
  }

  /// The filter reports a call.
  Scene filterStop(long number) {
    return filterStop(number, 0);
  }

  Scene filterStop(long number, long argument) {
    kernel.report(task, RawStatus.event(PtraceEvent.SECCOMP));
    kernel.answer(
        "syscallInfo(" + task + ")",
        new SyscallInfo.Seccomp(
            AUDIT_ARCH_X86_64,
            PROGRAM,
            PROGRAM,
            number,
            argument,
            0,
            0,
            0,
            0,
            0,
            FilterProgram.DATA));
    return this;
  }

  Scene interruptedOf(int tid) {
    kernel.report(tid, RawStatus.eventStop(Signal.TRAP));
    return registers(tid, new byte[216]);
  }

  Scene registers(int tid, byte[] block) {
    kernel.answer("registerSet(" + tid + ", 1, 216)", block);
    return this;
  }

  Scene signal(int tid, Signal signal) {
    kernel.report(tid, RawStatus.stopped(signal));
    return registers(tid, new byte[216]);
  }

  Scene entry(long number) {
    return entry(PROGRAM, number);
  }

  private Scene entry(Address pc, long number) {
    kernel.report(task, RawStatus.syscall());
    kernel.answer(
        "syscallInfo(" + task + ")",
        new SyscallInfo.Entry(AUDIT_ARCH_X86_64, pc, pc, number, 0, 0, 0, 0, 0, 0));
    return this;
  }

  Scene exit(long result) {
    kernel.report(task, RawStatus.syscall());
    kernel.answer(
        "syscallInfo(" + task + ")",
        new SyscallInfo.Exit(AUDIT_ARCH_X86_64, PROGRAM, PROGRAM, result, result < 0));
    return this;
  }

  /// The exit of a call that the tracer has no question about.
  Scene unaskedExit() {
    kernel.report(task, RawStatus.syscall());
    return this;
  }

  Scene exec(long former) {
    return event(PtraceEvent.EXEC, former);
  }

  Scene event(int event, long message) {
    kernel.report(task, RawStatus.event(event));
    kernel.answer("eventMessage(" + task + ")", message);
    return this;
  }

  Scene ended(int tid, int code) {
    kernel.report(tid, RawStatus.exited(code));
    return this;
  }

  Scene killed(int tid) {
    kernel.report(tid, RawStatus.killed(Signal.KILL));
    return this;
  }

  Scene outcome(WaitOutcome outcome) {
    kernel.outcome(outcome);
    return this;
  }

  Scene answering(StopHandler handler) {
    policy = handler;
    return this;
  }

  Scene with(TracerOptions changed) {
    options = changed;
    return this;
  }

  /// Lets `count` quiet moments pass before the next action. The launch itself has three.
  Scene passing(int count) {
    for (var i = 0; i < count; i++) {
      actions.add(() -> {});
    }
    return this;
  }

  /// Adds an action for the next quiet moment.
  Scene then(Runnable action) {
    actions.add(action);
    return this;
  }

  Tracer tracer() {
    return tracer.orElseThrow();
  }

  Tid tid() {
    return Tid.of(task);
  }

  /// Launches, waits for the end of everything and closes.
  ///
  /// @throws RuntimeException whatever launch, join and close throw
  Scene play() {
    try (var opened = Tracer.open(this, options, () -> kernel)) {
      tracer = Optional.of(opened);
      var _ = opened.launch(command);
      opened.join();
    }
    return this;
  }

  Ending endOf(int tid) {
    for (var end : ends) {
      if (end.tid().value() == tid) {
        return end.ending();
      }
    }
    throw new AssertionError("no end of " + tid + " in " + ends);
  }

  List<String> requestsTo(String method) {
    return kernel.requests().stream().filter(text -> text.startsWith(method + "(")).toList();
  }

  @Override
  public Resumption onStop(StoppedTask stopped, TaskStop stop) {
    stops.add(stop);
    return policy.onStop(stopped, stop);
  }

  @Override
  public void onEnd(TaskEnd end) {
    ends.add(end);
  }

  @Override
  public void onQuiet() {
    if (!actions.isEmpty()) {
      actions.remove().run();
    }
  }

  private final class Program implements PendingProgram {
    @Override
    public Tid tid() {
      return Tid.of(task);
    }

    @Override
    public void release() {
      released++;
    }

    @Override
    public boolean isLauncherCode(Address pc) {
      return pc.equals(LAUNCHER);
    }

    @Override
    public Optional<LaunchFailure> failure() {
      return launchFailure;
    }

    @Override
    public void close() {}
  }
}
