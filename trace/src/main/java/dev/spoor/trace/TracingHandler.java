package dev.spoor.trace;

import dev.spoor.engine.Arguments;
import dev.spoor.engine.Ending;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.StopHandler;
import dev.spoor.engine.StoppedTask;
import dev.spoor.engine.TaskEnd;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.Until;
import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.machine.ReadBatch;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.ProcTasks;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import dev.spoor.syscalls.DecodeOptions;
import dev.spoor.syscalls.Decorations;
import dev.spoor.syscalls.PendingCall;
import dev.spoor.syscalls.SyscallDecoder;
import dev.spoor.syscalls.TextCall;
import dev.spoor.syscalls.TextDecoder;
import dev.spoor.syscalls.format.TextFormatter;
import dev.spoor.syscalls.format.TextStyle;
import dev.spoor.syscalls.value.DecodedCall;
import dev.spoor.trace.inject.Injections;
import dev.spoor.trace.inject.Tampering;
import dev.spoor.trace.options.CallStatus;
import dev.spoor.trace.options.Daemonization;
import dev.spoor.trace.options.Message;
import dev.spoor.trace.options.TraceOptions;
import dev.spoor.trace.pids.ProcessReferents;
import dev.spoor.trace.stack.CallStacks;
import dev.spoor.trace.where.Verdict;
import java.io.File;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Lets programs run as if nobody were there, and tells a [Report] what they do.
final class TracingHandler implements StopHandler, AutoCloseable {
  /// The memory of a task that is gone.
  private static final Memory NO_MEMORY =
      new Memory() {
        @Override
        public void read(ReadBatch batch) {
          for (var piece = 0; piece < batch.pieces(); piece++) {
            batch.completed(piece, 0);
          }
        }

        @Override
        public int write(Address at, byte[] bytes) {
          return 0;
        }
      };

  /// Two ways to decode by the same choices.
  private record Decoders(SyscallDecoder values, TextDecoder texts) {
    static Decoders of(DecodeOptions options, TextStyle style) {
      var values = new SyscallDecoder(options);
      return new Decoders(values, new TextDecoder(values, new TextFormatter(style)));
    }
  }

  private final TraceOptions options;

  /// Whether some calls are abbreviated and some are not.
  private final boolean isMixed;

  private final Decoders decoders;

  /// For calls that are shown in full where others are not.
  private final Decoders decodersInFull;

  /// For what calls access: that does not depend on how much of them is shown.
  private final SyscallDecoder accessDecoder =
      new SyscallDecoder(new DecodeOptions(0, false, Set.of()));

  private final Optional<DataDump> dump;
  private final TracedTasks tasks;
  private final Report report;
  private final Optional<CpuClock> cpuClock;
  private final Optional<DescriptorReferents> referents;
  private final Optional<ProcessReferents> processes;
  private final Optional<SecurityContexts> contexts;
  private final Optional<AccessMatch> accesses;
  private final Optional<CallCondition> condition;
  private final boolean asksForFiles;
  private final HiddenWork hiddenWork;
  private final boolean timesCalls;
  private final Diagnostics diagnostics;
  private final Injections injections;
  private final boolean injecting;
  private final Optional<CallStacks> stacks;
  private final boolean takesStacks;
  private final Set<Tid> attachedTo = new HashSet<>();
  private final NetlinkSockets netlinkSockets = new NetlinkSockets("/proc");
  private final NetworkInterfaces networkInterfaces = new NetworkInterfaces();

  /// The task at whose stop a call is completed, if its stack is wanted.
  private Optional<StoppedTask> walked = Optional.empty();

  private final TracingEnd end;
  private final boolean countsCalls;
  private final boolean watchesOutput;

  /// @param processes what is said of numbers of processes; empty if nothing
  /// @param accesses which calls are shown by what they access; empty: every one
  /// @param end is told what may end the tracing
  /// @param cpuClock to be read at entries and exits; empty if nobody asks
  TracingHandler(
      TraceOptions options,
      TracedTasks tasks,
      Report report,
      Optional<ProcessReferents> processes,
      Optional<AccessMatch> accesses,
      TracingEnd end,
      Optional<CpuClock> cpuClock,
      Diagnostics diagnostics) {
    this.options = options;
    this.isMixed = !options.abbreviated().isAll() && !options.abbreviated().isNone();
    this.decoders = Decoders.of(options.decode(), options.style());
    this.decodersInFull =
        isMixed ? Decoders.of(options.decode().unabbreviated(), options.style()) : decoders;
    this.dump =
        options.read().isEmpty() && options.written().isEmpty()
            ? Optional.empty()
            : Optional.of(new DataDump(options.read(), options.written()));
    this.tasks = tasks;
    this.report = report;
    this.cpuClock = cpuClock;
    this.hiddenWork = new HiddenWork(options.says(Message.IO_URING), report::hidden);
    this.processes = processes;
    this.end = end;
    this.countsCalls = end.countsCalls();
    this.watchesOutput = end.watchesOutput();
    this.condition =
        options
            .where()
            .map(where ->
                new CallCondition(
                    where, options.decode().stringLimit(), !options.descriptors().isEmpty()));
    this.timesCalls = report.timesCalls() || condition.isPresent() && condition.get().timesCalls();
    this.accesses = accesses;
    referents =
        options.descriptors().isEmpty()
            ? Optional.empty()
            : Optional.of(
                new DescriptorReferents(
                    options.descriptors(),
                    options.calls().seesConnections() && accesses.isEmpty() && condition.isEmpty(),
                    processes.filter(ProcessReferents::showsNames),
                    new TextFormatter(options.style())));
    contexts = options.contexts().map(SecurityContexts::new);
    asksForFiles =
        referents.isPresent()
            || contexts.isPresent()
            || options.vcpus()
            || accesses.isPresent()
            || report.asksForFiles();
    this.diagnostics = diagnostics;
    this.injections = new Injections(options.injections(), this::complain);
    this.injecting = !injections.isEmpty();
    this.stacks = options.showsStacks() ? options.stacks().map(CallStacks::new) : Optional.empty();
    this.takesStacks = stacks.isPresent();
  }

  // socketcall(2) with arguments that cannot be read is no other call.
  private boolean carriesNothing(StoppedTask stopped, Abi abi, long number, long address) {
    return options.calls().containsCarrier(abi, number)
        && stopped
            .memory()
            .readUnsigned(Address.of(address & 0xffff_ffffL), Integer.BYTES)
            .isEmpty();
  }

  private void complain(String sentence) {
    report.quiet();
    diagnostics.say(sentence);
  }

  @Override
  public Resumption onStop(StoppedTask stopped, TaskStop stop) {
    var task = tasks.of(stopped.tid(), stopped.process());
    announce(task, stop);
    var resumption = answer(stopped, task, stop);
    if (countsCalls || watchesOutput) {
      if (watchesOutput) {
        end.look();
      }
      if (end.hasCome()) {
        // What the program writes from now on stands behind it.
        report.quiet();
      }
    }
    return resumption;
  }

  private Resumption answer(StoppedTask stopped, TracedTask task, TaskStop stop) {
    // In the order of their number; a switch over types costs more than the first two.
    if (stop instanceof TaskStop.SyscallEntry e) {
      entered(stopped, task, e.abi(), e.number(), e.arguments(), e.pc(), e.sp());
      if (injecting && task.injected.isPresent()) {
        return task.injected.get().fromEntry();
      }
    } else if (stop instanceof TaskStop.SyscallExit exit) {
      if (injecting && task.injected.isPresent()) {
        return returnedChanged(stopped, task, exit);
      }
      returned(stopped, task, exit, Tampering.NONE);
    } else {
      var starts = task.launching;
      seldom(stopped, task, stop);
      if (options.release().onExecve() && stop instanceof TaskStop.Execed && !starts) {
        report.quiet();
        return new Resumption.Detach(Optional.empty());
      }
    }
    return Resumption.onward(stop, Until.SYSCALL);
  }

  private Resumption returnedChanged(
      StoppedTask stopped, TracedTask task, TaskStop.SyscallExit exit) {
    var call = task.injected.get();
    task.injected = Optional.empty();
    var changed = call.exit(stopped, exit);
    returned(stopped, task, changed, call.tampering());
    return call.fromExit();
  }

  private void seldom(StoppedTask stopped, TracedTask task, TaskStop stop) {
    if (stop instanceof TaskStop.Launched l) {
      tasks.launched(task);
      entered(stopped, task, l.abi(), l.number(), l.arguments(), l.pc(), l.sp());
    } else if (stop instanceof TaskStop.SignalDelivery delivery) {
      signalled(stopped, task, delivery.signal());
    } else if (stop instanceof TaskStop.GroupStop groupStop) {
      groupStopped(stopped, task, groupStop.signal());
    } else if (stop instanceof TaskStop.Execed execed) {
      execed(stopped, task, execed.formerTid());
    } else if (stop instanceof TaskStop.Spawned spawned) {
      report.spawned(task, spawned.child());
    } else if (stop instanceof TaskStop.Exiting) {
      noteName(task);
      cutShort(task);
    }
  }

  /// The launched program's first stop is no news, if the tracer is its parent; any other task's
  /// is.
  private void announce(TracedTask task, TaskStop stop) {
    if (task.announced) {
      return;
    }
    task.announced = true;
    noteName(task);
    report.appeared(task);
    if (stop instanceof TaskStop.Born born) {
      report.born(task, born.parent());
      report.attached(task);
    } else if (!(stop instanceof TaskStop.Launched)) {
      announceAttached(task);
    } else if (options.release().daemonization() != Daemonization.NONE) {
      report.attached(task);
    }
  }

  /// What a task was called can no longer be found out when its end is told.
  private void noteName(TracedTask task) {
    if (processes.isPresent() && processes.get().showsNames()) {
      task.rename(processes.get().name(task.tid));
    }
  }

  private void announceAttached(TracedTask task) {
    var process = task.process;
    if (attachedTo.add(process)) {
      var threads = new File(new ProcTasks().directory(process), "task").list();
      report.attachedTo(process, threads == null ? 1 : threads.length);
      hiddenWork.appeared(task);
    }
  }

  // ---- calls

  private void entered(
      StoppedTask stopped,
      TracedTask task,
      Abi abi,
      long number,
      Arguments arguments,
      Address pc,
      Address sp) {
    task.number = number;
    task.makesRing = hiddenWork.isDue(number);
    task.changesMappings = takesStacks && stacks.get().changesMappings(abi, number);
    task.open = Optional.empty();
    task.injected = Optional.empty();
    if (task.abi != abi) {
      switched(task, abi);
    }
    if (!options.calls().contains(abi, number, arguments.a0())
        && !carriesNothing(stopped, abi, number, arguments.a1())) {
      hideExit(stopped, task);
      return;
    }
    var registers = registers(arguments);
    if (asksForFiles) {
      task.files = Optional.of(stopped.files());
      task.firstArgument = arguments.a0();
      if (accesses.isPresent() && !isAccess(stopped, abi, number, registers, sp)) {
        hideExit(stopped, task);
        return;
      }
    }
    if (injecting && !task.launching) {
      task.injected = injections.enter(stopped, abi, number, arguments, task.counts);
    }
    var judged =
        condition.isPresent()
            ? judged(stopped, task, abi, number, registers, sp)
            : Optional.<JudgedCall>empty();
    if (judged.isPresent() && judged.get().verdict == Verdict.FALSE) {
      task.files = Optional.empty();
      if (task.injected.isEmpty()) {
        hideExit(stopped, task);
      }
      return;
    }
    task.pc = pc.value();
    var inFull = isMixed && !options.abbreviated().contains(abi, number, arguments.a0());
    var decoders = decoders(inFull);
    var text =
        report.detail() == Report.Detail.TEXT
            ? decoders.texts().enter(abi, number, registers, stopped.memory(), decorations(task))
            : Optional.<TextCall>empty();
    var pending =
        text.isPresent() || report.detail() == Report.Detail.NUMBER
            ? Optional.<PendingCall>empty()
            : Optional.of(
                decoders
                    .values()
                    .enter(abi, number, registers, sp, stopped.memory(), decorations(task)));
    var open = new OpenCall(abi, number, pending, text, nanos(), cpuNanos(task));
    open.inFull = inFull;
    open.judged = judged;
    if (dump.isPresent()) {
      open.registers = registers;
    }
    if (takesStacks && !task.launching && stacks.get().isDeparture(abi, number)) {
      open.stack = stacks.get().take(stopped);
    }
    task.open = Optional.of(open);
    report.entered(task, open);
  }

  /// The execve(2) of the launcher is at no ordinary entry, and its exit shows whether the program
  /// has begun.
  private static void hideExit(StoppedTask stopped, TracedTask task) {
    if (!task.launching && !task.makesRing && !task.changesMappings) {
      stopped.hideExit();
    }
  }

  private boolean isAccess(
      StoppedTask stopped, Abi abi, long number, long[] registers, Address sp) {
    var row = accessDecoder.table(abi).find(number);
    var takesPaths = row.isPresent() && row.get().classes().contains("file");
    var call =
        accessDecoder
            .enter(abi, number, registers, sp, stopped.memory(), Decorations.NONE)
            .asUnfinished();
    return accesses.isEmpty() || accesses.get().matches(call, takesPaths, stopped.files());
  }

  private Optional<JudgedCall> judged(
      StoppedTask stopped, TracedTask task, Abi abi, long number, long[] registers, Address sp) {
    var decorations = decorations(task);
    return condition.map(
        where -> where.entered(task, abi, number, registers, sp, stopped.memory(), decorations));
  }

  private static long[] registers(Arguments arguments) {
    return new long[] {
      arguments.a0(), arguments.a1(), arguments.a2(), arguments.a3(), arguments.a4(), arguments.a5()
    };
  }

  private Decorations decorations(TracedTask task) {
    if (task.decorations.isEmpty()) {
      task.decorations =
          Optional.of(
              new TaskDecorations(
                  task,
                  netlinkSockets,
                  networkInterfaces,
                  referents,
                  contexts,
                  processes,
                  options.vcpus(),
                  this::complain));
    }
    return task.decorations.get();
  }

  private long nanos() {
    return timesCalls ? System.nanoTime() : 0;
  }

  private long cpuNanos(TracedTask task) {
    return cpuClock.isPresent() ? cpuClock.get().read(task.tid) : 0;
  }

  private void switched(TracedTask task, Abi abi) {
    task.abi = abi;
    task.abiToCome = abi;
    report.switched(task, abi);
  }

  private void returned(
      StoppedTask stopped, TracedTask task, TaskStop.SyscallExit exit, Tampering tampering) {
    if (task.changesMappings) {
      task.changesMappings = false;
      stacks.orElseThrow().mappingsChanged(task.process);
    }
    if (task.open.isEmpty()) {
      noteRing(task, exit);
      return;
    }
    var open = task.open.get();
    var now = nanos();
    task.open = Optional.empty();
    task.pc = exit.pc().value();
    var cpu = cpuNanos(task) - open.enteredCpuNanos;
    if (asksForFiles) {
      task.files = Optional.of(stopped.files());
    }
    if (takesStacks) {
      walked = Optional.of(stopped);
    }
    var memory = stopped.memory();
    complete(
        task, open, exit.result(), exit.failed(), memory, now - open.enteredNanos, cpu, tampering);
    if (referents.isPresent()) {
      var files = stopped.files();
      referents.get().returned(files, open.abi, open.number, open.name(), task.firstArgument);
    }
    task.files = Optional.empty();
    switchAtLast(task);
    noteRing(task, exit);
  }

  private void noteRing(TracedTask task, TaskStop.SyscallExit exit) {
    if (task.makesRing) {
      task.makesRing = false;
      hiddenWork.returned(task, exit.failed());
    }
  }

  private void complete(
      TracedTask task,
      OpenCall open,
      long result,
      boolean failed,
      Memory memory,
      long wallNanos,
      long cpuNanos,
      Tampering tampering) {
    if (open.judged.isPresent()
        && !condition
            .orElseThrow()
            .returned(open.judged.get(), result, failed, memory, wallNanos)) {
      return;
    }
    if (open.text.isPresent()) {
      decoders(open.inFull).texts().exit(open.text.get(), result, failed, memory);
    }
    var complete =
        open.pending.isPresent()
            ? Optional.of(
                decoders(open.inFull).values().exit(open.pending.get(), result, failed, memory))
            : Optional.<DecodedCall>empty();
    if (takesStacks) {
      takeStack(task, open, failed);
    }
    report.returned(
        task, new ReturnedCall(open, complete, result, failed, wallNanos, cpuNanos, tampering));
    if (countsCalls && options.shows(failed ? CallStatus.FAILED : CallStatus.SUCCESSFUL)) {
      end.callShown();
    }
    if (dump.isPresent() && options.shows(failed ? CallStatus.FAILED : CallStatus.SUCCESSFUL)) {
      dump.get()
          .of(
              task.tid,
              open.abi,
              open.number,
              open.registers,
              failed ? 0 : result,
              memory,
              lines -> report.dumped(task, lines));
    }
    if (takesStacks) {
      walked = Optional.empty();
      showStack(task);
    }
  }

  // ---- stacks

  private void takeStack(TracedTask task, OpenCall open, boolean failed) {
    if (!options.shows(failed ? CallStatus.FAILED : CallStatus.SUCCESSFUL)) {
      return;
    }
    if (open.stack.isPresent()) {
      task.stack = open.stack;
    } else if (walked.isPresent()) {
      task.stack = stacks.orElseThrow().take(walked.get());
    }
  }

  private void takeStack(StoppedTask stopped, TracedTask task) {
    if (takesStacks) {
      task.stack = stacks.get().take(stopped);
    }
  }

  private void showStack(TracedTask task) {
    if (task.stack.isPresent()) {
      report.stacked(task, task.stack.get());
      task.stack = Optional.empty();
    }
  }

  @Override
  public void close() {
    if (takesStacks) {
      stacks.get().close();
    }
    contexts.ifPresent(SecurityContexts::close);
  }

  private Decoders decoders(boolean inFull) {
    return inFull ? decodersInFull : decoders;
  }

  private void cutShort(TracedTask task) {
    if (task.open.isPresent() && !task.launching) {
      var open = task.open.get();
      task.open = Optional.empty();
      if (isShownUnfinished(open)) {
        if (options.shows(CallStatus.UNFINISHED)) {
          task.stack = open.stack;
        }
        report.cutShort(task, open);
        if (countsCalls && options.shows(CallStatus.UNFINISHED)) {
          end.unfinishedCallShown();
        }
      }
    }
  }

  private boolean isShownUnfinished(OpenCall open) {
    return open.judged.isEmpty() || condition.orElseThrow().unfinished(open.judged.get());
  }

  // ---- signals

  private void signalled(StoppedTask stopped, TracedTask task, Signal signal) {
    if (options.signals().contains(signal)) {
      readPointer(stopped, task);
      if (processes.isPresent()) {
        var _ = decorations(task);
      }
      takeStack(stopped, task);
      report.signalled(task, stopped.signalInfo());
      showStack(task);
    }
  }

  private void groupStopped(StoppedTask stopped, TracedTask task, Signal signal) {
    if (options.signals().contains(signal)) {
      readPointer(stopped, task);
      takeStack(stopped, task);
      report.stopped(task, signal);
      showStack(task);
    }
  }

  private void readPointer(StoppedTask stopped, TracedTask task) {
    if (options.line().instructionPointer()) {
      var registers = stopped.registers();
      task.pc = registers.unsigned(registers.architecture().programCounter());
    }
  }

  // ---- tasks that come and go

  /// The task that called execve(2) goes on under its process's number; whoever had that is gone.
  private void execed(StoppedTask stopped, TracedTask leader, Tid former) {
    leader.launching = false;
    if (!former.equals(leader.tid)) {
      report.renamed(tasks.of(former, stopped.process()), leader.tid);
      cutShort(leader);
      leader.stack = Optional.empty();
      report.superseded(leader, former);
      tasks.rename(former, leader.tid);
    }
    var task = tasks.of(stopped.tid(), stopped.process());
    if (takesStacks) {
      stacks.get().forget(task.process);
    }
    report.executed(task);
    if (stopped.passesCallsUnseen() || !options.calls().isAll()) {
      noticeAbi(stopped, task);
    }
  }

  /// The program's first call, which would tell its ABI, may not be seen.
  private void noticeAbi(StoppedTask stopped, TracedTask task) {
    var is32Bit = stopped.registers().architecture().pointerBytes() == 4;
    task.abiToCome = is32Bit ? Abi.I386 : Abi.X86_64;
    if (task.open.isEmpty()) {
      switchAtLast(task);
    }
  }

  private void switchAtLast(TracedTask task) {
    if (task.abiToCome != task.abi) {
      switched(task, task.abiToCome);
    }
  }

  @Override
  public void onStranger(Tid stranger, boolean ended) {
    report.stranger(stranger, ended);
  }

  @Override
  public void onEnd(TaskEnd end) {
    if (end.ending() instanceof Ending.Superseded) {
      // Its call goes on under another number: the exec stop that follows takes it over.
      return;
    }
    var task = tasks.of(end.tid(), end.process());
    if (!task.launching) {
      ended(task, end);
    }
    if (takesStacks) {
      showStack(task);
      if (task.tid.equals(task.process)) {
        stacks.get().forget(task.process);
      }
    }
    report.gone(task);
    tasks.remove(end);
    hiddenWork.gone(end.tid());
    cpuClock.ifPresent(clock -> clock.forget(end.tid()));
  }

  private void ended(TracedTask task, TaskEnd end) {
    switch (end.ending()) {
      case Ending.Exited(var code) -> {
        cutShort(task);
        report.exited(task, code);
      }
      case Ending.Killed(var signal, var core) -> {
        cutShort(task);
        report.killed(task, signal, core);
      }
      case Ending.Detached _ -> {
        if (task.open.isPresent() && !isShownUnfinished(task.open.get())) {
          task.open = Optional.empty();
        }
        report.detached(task);
      }
      case Ending.Vanished _, Ending.Superseded _ -> cutShort(task);
    }
  }

  /// The launched program could not be executed: completes its execve(2), which has failed. To be
  /// called when the tracer is closed.
  void launchFailed(Errno errno) {
    var program = tasks.launched();
    if (program.isEmpty() || !program.get().launching) {
      return;
    }
    var task = program.get();
    task.files = Optional.empty();
    if (task.open.isPresent()) {
      var open = task.open.get();
      complete(
          task,
          open,
          -errno.value(),
          true,
          NO_MEMORY,
          nanos() - open.enteredNanos,
          0,
          Tampering.NONE);
    }
  }

  @Override
  public void onQuiet() {
    report.quiet();
  }
}
