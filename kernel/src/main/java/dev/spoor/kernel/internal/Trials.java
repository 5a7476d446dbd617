package dev.spoor.kernel.internal;

import static dev.spoor.kernel.internal.LaunchBlock.plain;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.spoor.kernel.Feature;
import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.KernelException;
import dev.spoor.kernel.LaunchPlan;
import dev.spoor.kernel.PendingProgram;
import dev.spoor.kernel.PtraceOption;
import dev.spoor.kernel.SyscallInfo;
import dev.spoor.kernel.Trial;
import dev.spoor.kernel.Trial.Outcome;
import dev.spoor.kernel.WaitOutcome;
import dev.spoor.kernel.internal.LaunchBlock.Meaning;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Tries each [Feature] on a child of its own.
public final class Trials {
  private static final int WALL = 0x4000_0000;
  private static final int CLONE_NEWUSER = 0x1000_0000;
  private static final int NT_PRSTATUS = 1;
  private static final int NT_X86_XSTATE = 0x202;

  /// Where the kernel says which components the state has; linux's `xstate_fx_sw_bytes`.
  private static final int XSTATE_FEATURES_OFFSET = 464;

  private static final int AVX = 1 << 2;
  private static final int AVX_512 = 1 << 5;

  /// `offsetof(struct user, u_debugreg)` of sys/user.h.
  private static final int DEBUG_REGISTERS_OFFSET = 848;

  private static final int PTRACE_SET_SYSCALL_INFO = 0x4212;

  /// A static i386 program: exit(0) by int 0x80. ELF header, one program header, nine bytes of
  /// code.
  private static final String PROGRAM_32 =
      "7f454c460101010000000000000000000200030001000000548004083400000000000000"
          + "0000000034002000010028000000000001000000000000000080040800800408"
          + "5d0000005d0000000500000000100000b80100000031dbcd80";

  private final Map<Feature, Outcome> outcomes = new EnumMap<>(Feature.class);
  private final Kernel kernel;
  private final LibC libc;
  private final Arena arena;

  private Trials(Kernel kernel, Arena arena) {
    this.kernel = kernel;
    this.arena = arena;
    this.libc = new LibC();
  }

  /// {@return a trial of each feature}
  public static List<Trial> ofAll() {
    try (var kernel = Kernel.open();
        var arena = Arena.ofConfined()) {
      return new Trials(kernel, arena).all();
    }
  }

  private List<Trial> all() {
    var nothing = LauncherProgram.file(exit().toArray());
    attempt(Feature.PROGRAM_IN_MEMORY, () -> ended(start(nothing).startInMemory()));
    attempt(Feature.PROGRAM_WITHOUT_NAME, () -> ended(start(nothing).startInDirectories()));
    attempt(
        Feature.PROGRAMS_OF_32_BITS,
        () -> ended(start(HexFormat.of().parseHex(PROGRAM_32)).start()));
    attempt(
        Feature.USER_NAMESPACES,
        () -> ended(start(LauncherProgram.file(unshare().toArray())).start()));
    attempt(Feature.SEIZE, this::traceAChild);
    var trials = new ArrayList<Trial>();
    for (var feature : Feature.values()) {
      trials.add(new Trial(feature, outcomes.getOrDefault(feature, new Outcome.Untried())));
    }
    return trials;
  }

  private interface Attempt {
    /// {@return what is worth saying; it works if this returns}
    String run();
  }

  private void attempt(Feature feature, Attempt attempt) {
    try {
      outcomes.put(feature, new Outcome.Works(attempt.run()));
    } catch (KernelException refused) {
      outcomes.put(feature, new Outcome.Fails(String.valueOf(refused.getMessage())));
    }
  }

  private LauncherStart start(byte[] program) {
    return new LauncherStart(libc, "spoor-launcher", program, List.of());
  }

  private static LaunchBlock exit() {
    var block = new LaunchBlock(-1, 126, 127);
    block.call("exit", Meaning.NOT_AN_ERROR, LauncherCall.EXIT_GROUP, plain(0));
    return block;
  }

  private static LaunchBlock unshare() {
    var block = new LaunchBlock(-1, 126, 127);
    block.call("unshare", Meaning.NOT_AN_ERROR, LauncherCall.UNSHARE, plain(CLONE_NEWUSER));
    block.call("exit", Meaning.NOT_AN_ERROR, LauncherCall.EXIT_GROUP, plain(0));
    return block;
  }

  private String ended(Tid tid) {
    var status = arena.allocate(JAVA_INT);
    var wait = Numbers.WAIT4.number();
    var result = libc.syscall(wait, tid.value(), status.address(), WALL, 0, 0, 0);
    while (Failures.is(result, Errno.EINTR)) {
      result = libc.syscall(wait, tid.value(), status.address(), WALL, 0, 0, 0);
    }
    if (result < 0) {
      throw Failures.of("wait4", result);
    }
    if (status.get(JAVA_INT, 0) != 0) {
      throw new KernelException(
          "wait status 0x" + Integer.toHexString(status.get(JAVA_INT, 0)), Errno.EPERM, "");
    }
    return "";
  }

  // ---- on a child that is traced

  /// The child waits at the launcher's gate; behind it, it tries to execute what is no program.
  private String traceAChild() {
    var path = ByteString.of("/proc/self/mem");
    try (var child = kernel.spawn(new LaunchPlan(path, List.of(path), Optional.empty()))) {
      try {
        kernel.seize(child.tid(), Set.of(PtraceOption.TRACESYSGOOD, PtraceOption.EXITKILL));
        kernel.interrupt(child.tid());
        stop(child);
        examine(child.tid());
        child.release();
        toTheExec(child);
      } finally {
        kernel.kill(child.tid(), Signal.KILL);
        untilGone(child.tid());
      }
    }
    return "";
  }

  private void stop(PendingProgram child) {
    switch (kernel.await(child.tid())) {
      case WaitOutcome.Report(var _, var status) when (status & 0xff) == 0x7f -> {}
      case WaitOutcome.Report(var _, var status) ->
          throw new KernelException(
              "wait status 0x" + Integer.toHexString(status), Errno.ESRCH, "the child has ended");
      case WaitOutcome.Interrupted _ -> stop(child);
      case WaitOutcome.Nothing _, WaitOutcome.NoTracees _ ->
          throw new KernelException("wait4 of the child", Errno.ECHILD, "");
    }
  }

  private void untilGone(Tid tid) {
    for (var gone = false; !gone; ) {
      gone =
          switch (kernel.await(tid)) {
            case WaitOutcome.Report(var _, var status) -> (status & 0xff) != 0x7f;
            case WaitOutcome.Interrupted _ -> false;
            case WaitOutcome.Nothing _, WaitOutcome.NoTracees _ -> true;
          };
    }
  }

  private void examine(Tid tid) {
    attempt(Feature.REGISTERS, () -> kernel.registerSet(tid, NT_PRSTATUS, 512).length + " bytes");
    attempt(Feature.VECTOR_REGISTERS, () -> vectorRegisters(tid));
    attempt(Feature.PROCESS_VM_READV, () -> processVmReadv(tid));
    attempt(Feature.PROC_MEM, () -> procMem(tid));
    attempt(Feature.HARDWARE_BREAKPOINTS, () -> debugRegisters(tid));
  }

  private String vectorRegisters(Tid tid) {
    var state = kernel.registerSet(tid, NT_X86_XSTATE, 64 * 1024);
    if (state.length < XSTATE_FEATURES_OFFSET + 8) {
      throw new KernelException("an extended state of " + state.length, Errno.EIO, "");
    }
    var components = state[XSTATE_FEATURES_OFFSET];
    if ((components & AVX) == 0) {
      throw new KernelException("the CPU has no AVX", Errno.ENODEV, "");
    }
    return ((components & AVX_512) == 0 ? "AVX" : "AVX and AVX-512")
        + ", "
        + state.length
        + " bytes";
  }

  private String processVmReadv(Tid tid) {
    var header = arena.allocate(JAVA_LONG);
    var local = arena.allocate(16, 8);
    var remote = arena.allocate(16, 8);
    local.set(JAVA_LONG, 0, header.address());
    local.set(JAVA_LONG, 8, 8);
    remote.set(JAVA_LONG, 0, StaticProgram.BASE);
    remote.set(JAVA_LONG, 8, 8);
    var call = Numbers.PROCESS_VM_READV.number();
    var result = libc.syscall(call, tid.value(), local.address(), 1, remote.address(), 1, 0);
    return isElf("process_vm_readv", result, header.get(JAVA_BYTE, 1));
  }

  private String procMem(Tid tid) {
    var path = arena.allocateFrom("/proc/" + tid + "/mem");
    var opened = libc.syscall(Numbers.OPENAT.number(), -100, path.address(), 0, 0, 0, 0);
    if (opened < 0) {
      throw Failures.of("open(/proc/PID/mem)", opened);
    }
    var header = arena.allocate(JAVA_LONG);
    var pread = Numbers.PREAD64.number();
    var result = libc.syscall(pread, opened, header.address(), 8, StaticProgram.BASE, 0, 0);
    libc.syscall(Numbers.CLOSE.number(), opened, 0, 0, 0, 0, 0);
    return isElf("pread(/proc/PID/mem)", result, header.get(JAVA_BYTE, 1));
  }

  private static String isElf(String call, long result, byte second) {
    if (result < 0) {
      throw Failures.of(call, result);
    }
    if (result != 8 || second != 'E') {
      throw new KernelException(call + " read something else", Errno.EIO, "");
    }
    return "";
  }

  private String debugRegisters(Tid tid) {
    kernel.pokeUser(tid, DEBUG_REGISTERS_OFFSET, StaticProgram.BASE);
    kernel.pokeUser(tid, DEBUG_REGISTERS_OFFSET + 7 * Long.BYTES, 1);
    kernel.pokeUser(tid, DEBUG_REGISTERS_OFFSET + 7 * Long.BYTES, 0);
    kernel.pokeUser(tid, DEBUG_REGISTERS_OFFSET, 0);
    return "";
  }

  private void toTheExec(PendingProgram child) {
    for (var isThere = false; !isThere; ) {
      kernel.syscall(child.tid(), Optional.empty());
      stop(child);
      try {
        isThere =
            kernel.syscallInfo(child.tid()) instanceof SyscallInfo.Entry entry
                && entry.number() == LauncherCall.EXECVE.number();
      } catch (KernelException refused) {
        outcomes.put(
            Feature.GET_SYSCALL_INFO, new Outcome.Fails(String.valueOf(refused.getMessage())));
        return;
      }
    }
    outcomes.put(Feature.GET_SYSCALL_INFO, new Outcome.Works(""));
    attempt(Feature.SET_SYSCALL_INFO, () -> setSyscallInfo(child.tid()));
  }

  /// Writes back what was read. The kernel wants the whole structure, not only what an entry fills.
  private String setSyscallInfo(Tid tid) {
    var info = arena.allocate(128, 8);
    var ptrace = Numbers.PTRACE.number();
    var size = info.byteSize();
    var get = Requests.PTRACE_GET_SYSCALL_INFO.number();
    libc.syscall(ptrace, get, tid.value(), size, info.address(), 0, 0);
    var written =
        libc.syscall(ptrace, PTRACE_SET_SYSCALL_INFO, tid.value(), size, info.address(), 0, 0);
    if (written < 0) {
      throw Failures.of("PTRACE_SET_SYSCALL_INFO", written);
    }
    return "";
  }
}
