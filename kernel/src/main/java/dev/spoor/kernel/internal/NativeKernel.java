package dev.spoor.kernel.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.LaunchPlan;
import dev.spoor.kernel.LaunchStep;
import dev.spoor.kernel.PendingProgram;
import dev.spoor.kernel.PipeEnds;
import dev.spoor.kernel.WaitOutcome;
import dev.spoor.kernel.WaitingProcess;
import dev.spoor.machine.Address;
import dev.spoor.machine.Architecture;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.ReadBatch;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.CpuSet;
import dev.spoor.machine.linux.DeviceNumber;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.ProcTasks;
import dev.spoor.machine.linux.ProgramSearch;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.SignalInfo;
import dev.spoor.machine.linux.Tid;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// [Kernel] over the real one.
public final class NativeKernel extends NativePtrace implements Kernel {
  private static final int O_CLOEXEC = 0x8_0000;
  private static final int F_SETFD = 2;
  private static final int WNOHANG = 1;
  private static final int WEXITED = 4;
  private static final int WNOWAIT = 0x0100_0000;
  private static final int P_ALL = 0;
  private static final int P_PID = 1;
  private static final int CLD_EXITED = 1;
  private static final int CLD_DUMPED = 3;

  /// In a `siginfo_t`, asm-generic/siginfo.h.
  private static final long SI_CODE_OFFSET = 8;

  /// Where a word has 64 bits.
  private static final long SI_PID_OFFSET = 16;

  private static final int WNOTHREAD = 0x2000_0000;
  private static final int WALL = 0x4000_0000;
  private static final int LOOK = WEXITED | WNOWAIT | WALL;

  private final Arena arena;
  private final VirtualMemory memory;
  private final NativeScheduling scheduling;
  private boolean stopsMuted;
  private boolean orphansReaped;
  private final NativeFiles files;

  private NativeKernel(Arena arena) {
    super(arena);
    this.arena = arena;
    memory = new VirtualMemory(libc, arena, new WordMemory(this));
    scheduling = new NativeScheduling(libc, scratch);
    files = new NativeFiles(libc, arena);
  }

  /// {@return the kernel for the current thread}
  public static NativeKernel open() {
    if (Thread.currentThread().isVirtual()) {
      throw new IllegalStateException(
          "ptrace belongs to one kernel thread: a virtual thread cannot trace");
    }
    return new NativeKernel(Arena.ofConfined());
  }

  @Override
  public Architecture host() {
    return Host.architecture();
  }

  @Override
  public long execveNumber() {
    return Numbers.EXECVE.number();
  }

  @Override
  public boolean isCloning(Abi abi, long number) {
    return CloningCalls.contains(abi, number);
  }

  @Override
  public void close() {
    scheduling.interruptEvery(0);
    if (stopsMuted) {
      SignalAction.muteStops(libc, false);
    }
    arena.close();
  }

  // ---- wait4(2)

  @Override
  public WaitOutcome await() {
    return wait(-1, 0);
  }

  @Override
  public WaitOutcome await(Tid tid) {
    return wait(tid.value(), 0);
  }

  @Override
  public WaitOutcome poll() {
    return wait(-1, WNOHANG);
  }

  @Override
  public WaitOutcome poll(Tid tid) {
    return wait(tid.value(), WNOHANG);
  }

  @Override
  public WaitOutcome reapEnded(Tid tid) {
    try (var call = Arena.ofConfined()) {
      var info = call.allocate(SignalInfo.SIZE_BYTES, 8);
      var options = WEXITED | WNOHANG | WNOWAIT | WALL;
      var looked =
          libc.syscall(Numbers.WAITID.number(), P_PID, tid.value(), info.address(), options, 0, 0);
      // A ptrace-stop is shown here too, whatever is asked for: it is not ours.
      var code = info.get(JAVA_INT, SI_CODE_OFFSET);
      if (looked < 0 || code < CLD_EXITED || code > CLD_DUMPED) {
        return new WaitOutcome.Nothing();
      }
      var status = call.allocate(Integer.BYTES, 4);
      var reaped =
          libc.syscall(
              Numbers.WAIT4.number(), tid.value(), status.address(), WNOHANG | WALL, 0, 0, 0);
      return reaped > 0
          ? new WaitOutcome.Report(tid, status.get(JAVA_INT, 0))
          : new WaitOutcome.Nothing();
    }
  }

  @Override
  public void reapOrphans() {
    orphansReaped = true;
  }

  /// Without `__WNOTHREAD`, for an orphan is a child of the first thread, in which no Java runs.
  /// Who is next is only looked at, since after its wait nobody can say who traced it.
  private WaitOutcome waitBesideOrphans(int options) {
    try (var call = Arena.ofConfined()) {
      var info = call.allocate(SignalInfo.SIZE_BYTES, 8);
      while (true) {
        info.set(JAVA_INT, SI_PID_OFFSET, 0);
        var looked =
            libc.syscall(Numbers.WAITID.number(), P_ALL, 0, info.address(), options | LOOK, 0, 0);
        var next = info.get(JAVA_INT, SI_PID_OFFSET);
        if (looked < 0 || next == 0) {
          return outcome(-1, looked);
        }
        if (!isUntracedEnd(info.get(JAVA_INT, SI_CODE_OFFSET), next)) {
          return outcome(
              next,
              libc.syscall(
                  Numbers.WAIT4.number(), next, scratch.address(), WNOHANG | WALL, 0, 0, 0));
        }
        libc.syscall(Numbers.WAIT4.number(), next, scratch.address(), WNOHANG | WALL, 0, 0, 0);
      }
    }
  }

  private static boolean isUntracedEnd(int code, int process) {
    if (code < CLD_EXITED || code > CLD_DUMPED) {
      return false;
    }
    try {
      return Files.readAllLines(Path.of(new ProcTasks().directory(Tid.of(process)), "status"))
          .contains("TracerPid:\t0");
    } catch (IOException gone) {
      return false;
    }
  }

  private WaitOutcome wait(int pid, int options) {
    requireTracerThread();
    if (orphansReaped && pid == -1) {
      return waitBesideOrphans(options);
    }
    var result =
        libc.syscall(
            Numbers.WAIT4.number(), pid, scratch.address(), options | WALL | WNOTHREAD, 0, 0, 0);
    return outcome(pid, result);
  }

  private WaitOutcome outcome(int pid, long result) {
    if (result > 0) {
      return new WaitOutcome.Report(Tid.of((int) result), scratch.get(JAVA_INT, 0));
    }
    if (result == 0) {
      return new WaitOutcome.Nothing();
    }
    if (Failures.is(result, Errno.EINTR)) {
      return new WaitOutcome.Interrupted();
    }
    if (Failures.is(result, Errno.ECHILD)) {
      return new WaitOutcome.NoTracees();
    }
    throw Failures.of("wait4(" + pid + ")", result);
  }

  // ---- memory

  @Override
  public void read(Tid tid, ReadBatch batch) {
    memory.read(tid, batch);
  }

  @Override
  public int write(Tid tid, Address at, byte[] bytes) {
    return memory.write(tid, at, bytes);
  }

  // ---- signals

  @Override
  public boolean kill(Tid process, Signal signal) {
    var result = libc.syscall(Numbers.KILL.number(), process.value(), signal.number(), 0, 0, 0, 0);
    return sent("kill(" + process + ", " + signal + ")", result);
  }

  @Override
  public boolean killTask(Tid process, Tid task, Signal signal) {
    var result =
        libc.syscall(
            Numbers.TGKILL.number(), process.value(), task.value(), signal.number(), 0, 0, 0);
    return sent("tgkill(" + process + ", " + task + ", " + signal + ")", result);
  }

  private static boolean sent(String operation, long result) {
    if (result < 0 && !Failures.is(result, Errno.ESRCH)) {
      throw Failures.of(operation, result);
    }
    return result >= 0;
  }

  @Override
  public Tid self() {
    return Tid.of((int) libc.syscall(Numbers.GETTID.number(), 0, 0, 0, 0, 0, 0));
  }

  @Override
  public Runnable waker() {
    return WakeSignal.install(libc, self());
  }

  @Override
  public void ignore(Signal signal) {
    SignalAction.set(libc, signal, SignalAction.IGNORE);
  }

  @Override
  public void actByDefault(Signal signal) {
    SignalAction.resetUnlessIgnored(libc, signal);
  }

  @Override
  public void muteStops() {
    // Several tracers of one process: the first to close gives the others their signals back.
    stopsMuted |= SignalAction.muteStops(libc, true);
  }

  // ---- scheduling

  @Override
  public CpuSet affinity(Tid tid) {
    return scheduling.affinity(tid);
  }

  @Override
  public void setAffinity(Tid tid, CpuSet cpus) {
    scheduling.setAffinity(tid, cpus);
  }

  @Override
  public int schedulingPolicy(Tid tid) {
    return scheduling.policy(tid);
  }

  @Override
  public int currentCpu() {
    return scheduling.currentCpu();
  }

  @Override
  public void interruptEvery(long nanos) {
    requireTracerThread();
    scheduling.interruptEvery(nanos);
  }

  // ---- this process

  @Override
  public void dieBy(Signal signal) {
    OwnDeath.by(libc, signal);
  }

  @Override
  public Map<String, Long> callsMade() {
    var made = new LinkedHashMap<String, Long>();
    for (var call : Numbers.values()) {
      if (libc.made(call.number()) > 0) {
        made.put(call.name().toLowerCase(Locale.ROOT), libc.made(call.number()));
      }
    }
    return made;
  }

  @Override
  public PipeEnds pipe() {
    try (var call = Arena.ofConfined()) {
      var ends = call.allocate(8, 4);
      var made = libc.syscall(Numbers.PIPE2.number(), ends.address(), O_CLOEXEC, 0, 0, 0, 0);
      if (made < 0) {
        throw Failures.of("pipe2", made);
      }
      var source = ends.get(JAVA_INT, 0);
      libc.syscall(Numbers.FCNTL.number(), source, F_SETFD, 0, 0, 0, 0);
      return new PipeEnds(source, ends.get(JAVA_INT, 4));
    }
  }

  @Override
  public void closeDescriptor(int descriptor) {
    libc.syscall(Numbers.CLOSE.number(), descriptor, 0, 0, 0, 0, 0);
  }

  // ---- terminals

  @Override
  public Tid ownGroup() {
    return new NativeTerminals(libc).ownGroup();
  }

  @Override
  public Optional<Tid> foregroundGroup(int descriptor) {
    return new NativeTerminals(libc).foregroundGroup(descriptor);
  }

  @Override
  public boolean setForegroundGroup(int descriptor, Tid group) {
    return new NativeTerminals(libc).setForegroundGroup(descriptor, group);
  }

  @Override
  public Optional<ByteString> terminalModes(int descriptor) {
    return new NativeTerminals(libc).modes(descriptor);
  }

  @Override
  public boolean setTerminalModes(int descriptor, ByteString modes) {
    return new NativeTerminals(libc).setModes(descriptor, modes);
  }

  // ---- files

  @Override
  public ByteString link(String path) {
    return files.link(path);
  }

  @Override
  public ByteString attribute(String path, String name) {
    return files.attribute(path, name);
  }

  @Override
  public ByteString attributeBelow(String directory, ByteString name, String attribute) {
    return files.attributeBelow(directory, name, attribute);
  }

  @Override
  public Optional<DeviceNumber> device(String path) {
    return files.device(path);
  }

  @Override
  public boolean isCalled(String path, ByteString name) {
    return files.isCalled(path, name);
  }

  @Override
  public byte[] socketDiagnosis(byte[] request) {
    return files.socketDiagnosis(request);
  }

  // ---- launching

  @Override
  public PendingProgram spawn(LaunchPlan plan) {
    return new Spawning(libc).spawn(plan);
  }

  @Override
  public PendingProgram spawnIn(WaitingProcess process, LaunchPlan plan) {
    return new Spawning(libc).spawnIn(process, plan);
  }

  @Override
  public WaitingProcess openToTracer(List<LaunchStep> program) {
    return ProcessLine.open(libc, program);
  }

  @Override
  public void waitAsProgram(WaitingProcess self) {
    ProcessLine.become(libc, self);
  }

  @Override
  public int fileInMemory(ByteString content) {
    return ProcessLine.file(libc, content);
  }

  @Override
  public ProgramSearch find(ByteString name, ByteString path) {
    return new PathSearch(libc).find(name, path);
  }
}
