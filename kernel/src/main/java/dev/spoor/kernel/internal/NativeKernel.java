package dev.spoor.kernel.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.LaunchPlan;
import dev.spoor.kernel.PendingProgram;
import dev.spoor.kernel.ProgramSearch;
import dev.spoor.kernel.PtraceOption;
import dev.spoor.kernel.SyscallInfo;
import dev.spoor.kernel.WaitOutcome;
import dev.spoor.machine.Address;
import dev.spoor.machine.Architecture;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.ReadBatch;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.Set;

/// [Kernel] over the real one.
public final class NativeKernel implements Kernel {
  private static final int SIGINFO_BYTES = 128;
  private static final int WNOHANG = 1;
  private static final int WNOTHREAD = 0x2000_0000;
  private static final int WALL = 0x4000_0000;

  private final Thread owner = Thread.currentThread();
  private final Arena arena = Arena.ofConfined();
  private final LibC libc = new LibC(arena);
  private final MemorySegment scratch = arena.allocate(1024, 16);
  private final SyscallInfoReader syscallInfo = new SyscallInfoReader(arena);
  private final VirtualMemory memory;

  private NativeKernel() {
    memory = new VirtualMemory(libc, arena, this::peekData, this::pokeData);
  }

  /// {@return the kernel for the current thread}
  public static NativeKernel open() {
    if (Thread.currentThread().isVirtual()) {
      throw new IllegalStateException(
          "ptrace belongs to one kernel thread: a virtual thread cannot trace");
    }
    return new NativeKernel();
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
    memory.close();
    arena.close();
  }

  private long ptrace(Requests request, Tid tid, long address, long data) {
    assert owner.equals(Thread.currentThread()) : "ptrace from a thread that is not the tracer";
    return libc.syscall(
        Numbers.PTRACE.number(), request.number(), tid.value(), address, data, 0, 0);
  }

  private long checked(Requests request, Tid tid, long address, long data) {
    var result = ptrace(request, tid, address, data);
    if (result < 0) {
      throw Failures.of(request, tid, result);
    }
    return result;
  }

  private void resume(Requests request, Tid tid, Optional<Signal> deliver) {
    checked(request, tid, 0, deliver.isEmpty() ? 0 : deliver.get().number());
  }

  // ---- ptrace(2)

  @Override
  public void seize(Tid tid, Set<PtraceOption> options) {
    checked(Requests.PTRACE_SEIZE, tid, 0, PtraceOption.bits(options));
  }

  @Override
  public void interrupt(Tid tid) {
    checked(Requests.PTRACE_INTERRUPT, tid, 0, 0);
  }

  @Override
  public void detach(Tid tid, Optional<Signal> deliver) {
    resume(Requests.PTRACE_DETACH, tid, deliver);
  }

  @Override
  public void cont(Tid tid, Optional<Signal> deliver) {
    resume(Requests.PTRACE_CONT, tid, deliver);
  }

  @Override
  public void syscall(Tid tid, Optional<Signal> deliver) {
    resume(Requests.PTRACE_SYSCALL, tid, deliver);
  }

  @Override
  public void singleStep(Tid tid, Optional<Signal> deliver) {
    resume(Requests.PTRACE_SINGLESTEP, tid, deliver);
  }

  @Override
  public void singleBlock(Tid tid, Optional<Signal> deliver) {
    resume(Requests.PTRACE_SINGLEBLOCK, tid, deliver);
  }

  @Override
  public void sysemu(Tid tid, Optional<Signal> deliver) {
    resume(Requests.PTRACE_SYSEMU, tid, deliver);
  }

  @Override
  public void sysemuSingleStep(Tid tid, Optional<Signal> deliver) {
    resume(Requests.PTRACE_SYSEMU_SINGLESTEP, tid, deliver);
  }

  @Override
  public void listen(Tid tid) {
    checked(Requests.PTRACE_LISTEN, tid, 0, 0);
  }

  @Override
  public void setOptions(Tid tid, Set<PtraceOption> options) {
    checked(Requests.PTRACE_SETOPTIONS, tid, 0, PtraceOption.bits(options));
  }

  @Override
  public long eventMessage(Tid tid) {
    checked(Requests.PTRACE_GETEVENTMSG, tid, 0, scratch.address());
    return scratch.get(JAVA_LONG, 0);
  }

  @Override
  public SyscallInfo syscallInfo(Tid tid) {
    checked(
        Requests.PTRACE_GET_SYSCALL_INFO, tid, SyscallInfoReader.SIZE_BYTES, syscallInfo.address());
    return syscallInfo.read();
  }

  @Override
  public byte[] signalInfo(Tid tid) {
    checked(Requests.PTRACE_GETSIGINFO, tid, 0, scratch.address());
    return scratch.asSlice(0, SIGINFO_BYTES).toArray(JAVA_BYTE);
  }

  @Override
  public void setSignalInfo(Tid tid, byte[] info) {
    if (info.length != SIGINFO_BYTES) {
      throw new IllegalArgumentException("a siginfo_t has 128 bytes, not " + info.length);
    }
    MemorySegment.copy(info, 0, scratch, JAVA_BYTE, 0, SIGINFO_BYTES);
    checked(Requests.PTRACE_SETSIGINFO, tid, 0, scratch.address());
  }

  @Override
  public byte[] registerSet(Tid tid, int note, int capacityBytes) {
    try (var call = Arena.ofConfined()) {
      var block = call.allocate(Math.max(capacityBytes, 1), 16);
      var vector = vector(call, block, capacityBytes);
      checked(Requests.PTRACE_GETREGSET, tid, note & 0xffff_ffffL, vector.address());
      return block.asSlice(0, vector.get(JAVA_LONG, 8)).toArray(JAVA_BYTE);
    }
  }

  @Override
  public void setRegisterSet(Tid tid, int note, byte[] block) {
    try (var call = Arena.ofConfined()) {
      var copy = call.allocate(Math.max(block.length, 1), 16);
      MemorySegment.copy(block, 0, copy, JAVA_BYTE, 0, block.length);
      var vector = vector(call, copy, block.length);
      checked(Requests.PTRACE_SETREGSET, tid, note & 0xffff_ffffL, vector.address());
    }
  }

  /// A `struct iovec`.
  private static MemorySegment vector(Arena arena, MemorySegment base, long length) {
    var vector = arena.allocate(16, 8);
    vector.set(JAVA_LONG, 0, base.address());
    vector.set(JAVA_LONG, 8, length);
    return vector;
  }

  @Override
  public long peekUser(Tid tid, int offset) {
    return peek(Requests.PTRACE_PEEKUSER, tid, Address.of(offset));
  }

  @Override
  public void pokeUser(Tid tid, int offset, long word) {
    poke(Requests.PTRACE_POKEUSER, tid, Address.of(offset), word);
  }

  @Override
  public long peekData(Tid tid, Address address) {
    return peek(Requests.PTRACE_PEEKDATA, tid, address);
  }

  @Override
  public void pokeData(Tid tid, Address address, long word) {
    poke(Requests.PTRACE_POKEDATA, tid, address, word);
  }

  /// The raw call stores the word where `data` points and returns 0: unlike the C library's wrapper
  /// it leaves no doubt about a word of -1 (ptrace(2), C library/kernel differences).
  private long peek(Requests request, Tid tid, Address address) {
    var result = ptrace(request, tid, address.value(), scratch.address());
    if (result < 0) {
      throw Failures.of(request, tid, address, result);
    }
    return scratch.get(JAVA_LONG, 0);
  }

  private void poke(Requests request, Tid tid, Address address, long word) {
    var result = ptrace(request, tid, address.value(), word);
    if (result < 0) {
      throw Failures.of(request, tid, address, result);
    }
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

  private WaitOutcome wait(int pid, int options) {
    assert owner.equals(Thread.currentThread()) : "wait4 from a thread that is not the tracer";
    var result =
        libc.syscall(
            Numbers.WAIT4.number(), pid, scratch.address(), options | WALL | WNOTHREAD, 0, 0, 0);
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

  // ---- launching

  @Override
  public PendingProgram spawn(LaunchPlan plan) {
    return new Spawning(libc).spawn(plan);
  }

  @Override
  public ProgramSearch find(ByteString name, ByteString path) {
    return new PathSearch(libc).find(name, path);
  }
}
