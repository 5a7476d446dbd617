package dev.spoor.trace;

import dev.spoor.engine.Arguments;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.StoppedTask;
import dev.spoor.engine.TaskStop;
import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.machine.ReadBatch;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Errno;
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
import dev.spoor.trace.options.TraceOptions;
import dev.spoor.trace.pids.ProcessReferents;
import dev.spoor.trace.where.Verdict;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// What becomes of calls between their entry and what a [Report] is told of them: which are shown,
/// decoded, judged, changed, with what beside them.
///
/// For the tracer thread.
final class TracedCalls implements AutoCloseable {
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
  private final Consumer<String> complain;
  private final Injections injections;
  private final boolean injecting;
  private final TakenStacks stacks;
  private final NetlinkSockets netlinkSockets = new NetlinkSockets("/proc");
  private final NetworkInterfaces networkInterfaces = new NetworkInterfaces();
  private final MachineStart machineStart = new MachineStart();
  private final TracingEnd end;
  private final boolean countsCalls;

  /// @param processes what is said of numbers of processes; empty if nothing
  /// @param accesses which calls are shown by what they access; empty: every one
  /// @param end is told what may end the tracing
  /// @param cpuClock to be read at entries and exits; empty if nobody asks
  /// @param complain says what goes wrong without ending anything
  TracedCalls(
      TraceOptions options,
      Report report,
      HiddenWork hiddenWork,
      Optional<ProcessReferents> processes,
      Optional<AccessMatch> accesses,
      TracingEnd end,
      Optional<CpuClock> cpuClock,
      TakenStacks stacks,
      Consumer<String> complain) {
    this.options = options;
    this.isMixed = !options.abbreviated().isAll() && !options.abbreviated().isNone();
    this.decoders = Decoders.of(options.decode(), options.style());
    this.decodersInFull =
        isMixed ? Decoders.of(options.decode().unabbreviated(), options.style()) : decoders;
    this.dump =
        options.read().isEmpty() && options.written().isEmpty()
            ? Optional.empty()
            : Optional.of(new DataDump(options.read(), options.written()));
    this.report = report;
    this.cpuClock = cpuClock;
    this.hiddenWork = hiddenWork;
    this.processes = processes;
    this.end = end;
    this.countsCalls = end.countsCalls();
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
            || options.namespaces()
            || isMixed
            || !options.decode().abbreviates()
            || accesses.isPresent()
            || report.asksForFiles();
    this.complain = complain;
    this.injections = new Injections(options.injections(), complain);
    this.injecting = !injections.isEmpty();
    this.stacks = stacks;
  }

  /// Two ways to decode by the same choices.
  private record Decoders(SyscallDecoder values, TextDecoder texts) {
    static Decoders of(DecodeOptions options, TextStyle style) {
      var values = new SyscallDecoder(options);
      return new Decoders(values, new TextDecoder(values, new TextFormatter(style)));
    }
  }

  void entered(
      StoppedTask stopped,
      TracedTask task,
      Abi abi,
      long number,
      Arguments arguments,
      Address pc,
      Address sp) {
    task.number = number;
    task.makesRing = hiddenWork.isDue(number);
    task.changesMappings = stacks.changesMappings(abi, number);
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
    stacks.entered(stopped, task, open);
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

  /// socketcall(2) with arguments that cannot be read is no other call.
  private boolean carriesNothing(StoppedTask stopped, Abi abi, long number, long address) {
    return options.calls().containsCarrier(abi, number)
        && stopped
            .memory()
            .readUnsigned(Address.of(address & 0xffff_ffffL), Integer.BYTES)
            .isEmpty();
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

  private long nanos() {
    return timesCalls ? System.nanoTime() : 0;
  }

  private long cpuNanos(TracedTask task) {
    return cpuClock.isPresent() ? cpuClock.get().read(task.tid) : 0;
  }

  void returned(
      StoppedTask stopped, TracedTask task, TaskStop.SyscallExit exit, Tampering tampering) {
    if (task.changesMappings) {
      task.changesMappings = false;
      stacks.mappingsChanged(task.process);
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
    stacks.completing(stopped);
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

  Resumption returnedChanged(StoppedTask stopped, TracedTask task, TaskStop.SyscallExit exit) {
    var call = task.injected.get();
    task.injected = Optional.empty();
    var changed = call.exit(stopped, exit);
    returned(stopped, task, changed, call.tampering());
    return call.fromExit();
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
    var status = failed ? CallStatus.FAILED : CallStatus.SUCCESSFUL;
    stacks.completed(task, open, status);
    var data =
        dump.isPresent() && options.shows(status)
            ? Optional.of(data(dump.get(), open, failed ? 0 : result, memory))
            : Optional.<CallData>empty();
    report.returned(
        task,
        new ReturnedCall(open, complete, result, failed, wallNanos, cpuNanos, tampering, data));
    if (countsCalls && options.shows(status)) {
      end.callShown();
    }
    stacks.show(task);
  }

  private static CallData data(DataDump dump, OpenCall open, long result, Memory memory) {
    return into -> dump.of(open.abi, open.number, open.registers, result, memory, into);
  }

  private Decoders decoders(boolean inFull) {
    return inFull ? decodersInFull : decoders;
  }

  void cutShort(TracedTask task) {
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

  boolean isShownUnfinished(OpenCall open) {
    return open.judged.isEmpty() || condition.orElseThrow().unfinished(open.judged.get());
  }

  private void switched(TracedTask task, Abi abi) {
    task.abi = abi;
    task.abiToCome = abi;
    report.switched(task, abi);
  }

  void switchAtLast(TracedTask task) {
    if (task.abiToCome != task.abi) {
      switched(task, task.abiToCome);
    }
  }

  Decorations decorations(TracedTask task) {
    if (task.decorations.isEmpty()) {
      task.decorations =
          Optional.of(
              new TaskDecorations(
                  task,
                  netlinkSockets,
                  networkInterfaces,
                  machineStart,
                  referents,
                  contexts,
                  processes,
                  options.vcpus(),
                  options.namespaces(),
                  complain));
    }
    return task.decorations.get();
  }

  /// The call by which a program was to be started has failed with `errno`.
  void launchFailed(TracedTask task, Errno errno) {
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
  public void close() {
    contexts.ifPresent(SecurityContexts::close);
  }
}
