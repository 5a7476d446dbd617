package dev.spoor.kernel.internal;

import static dev.spoor.kernel.internal.LaunchBlock.plain;

import dev.spoor.kernel.LaunchPlan;
import dev.spoor.kernel.LaunchStep;
import dev.spoor.kernel.internal.LaunchBlock.In;
import dev.spoor.kernel.internal.LaunchBlock.Meaning;
import dev.spoor.machine.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Turns a plan into the launcher's records.
///
/// Most steps come before the gate: the process carries them out while the tracer is busy with
/// seizing it, and no tracer stops it there. Behind the gate come those that would change who may
/// seize it (another user), and the filters, which could keep it from waiting: the tracer's first,
/// while the process still has the tracer's rights, any other last.
final class Preparation {
  private static final int F_SETFD = 2;
  private static final int FD_CLOEXEC = 1;
  private static final int PR_SET_NO_NEW_PRIVS = 38;
  private static final int PR_SET_PTRACER = 0x5961_6d61;
  private static final long PR_SET_PTRACER_ANY = -1;
  private static final int SIGCHLD = 17;
  private static final int O_CLOEXEC = 0x8_0000;
  private static final int SECCOMP_SET_MODE_FILTER = 1;
  private static final int SIGSET_BYTES = 8;
  private static final int SIG_SETMASK = 2;
  private static final long SIG_DFL = 0;
  private static final long SIG_IGN = 1;

  private final OpenDescriptors open;
  private final int socket;
  private final LaunchBlock block;
  private boolean isStranger;

  Preparation(OpenDescriptors open, int socket) {
    this(open, socket, new LaunchBlock(socket, 126, 127));
  }

  private Preparation(OpenDescriptors open, int socket, LaunchBlock block) {
    this.open = open;
    this.socket = socket;
    this.block = block;
  }

  /// A preparation for a process that has a parent of its own, to which its status goes: 1 after a
  /// failure.
  static Preparation inWaitingProcess(OpenDescriptors open, int socket) {
    return new Preparation(open, socket, new LaunchBlock(socket, 1, 1));
  }

  /// {@return the records for a process that is no child of the tracer's} Yama (ptrace_scope 1)
  /// lets it be seized only if it says so itself; elsewhere that is refused and of no effect.
  LaunchBlock ofStranger(LaunchPlan plan, List<ByteString> environment) {
    allowTracer(PR_SET_PTRACER_ANY);
    isStranger = true;
    // What a new process starts with; the plan's own steps come behind.
    step(new LaunchStep.BlockSignals(0));
    return of(plan, environment);
  }

  private void allowTracer(long tracer) {
    block.call(
        "allow a tracer",
        Meaning.ANYTHING,
        LauncherCall.PRCTL,
        plain(PR_SET_PTRACER),
        plain(tracer));
  }

  LaunchBlock of(LaunchPlan plan, List<ByteString> environment) {
    var behindTheGate = new ArrayList<LaunchStep>();
    var filters = new ArrayList<LaunchStep>();
    var tracersFilters = new ArrayList<LaunchStep>();
    block.beginning();
    closeWhatIsTheJvms(plan.steps());
    for (var step : plan.steps()) {
      if (step instanceof LaunchStep.InstallFilter) {
        filters.add(step);
      } else if (step instanceof LaunchStep.InstallTracersFilter) {
        tracersFilters.add(step);
      } else if (!behindTheGate.isEmpty() || changesWhoMaySeize(step)) {
        behindTheGate.add(step);
      } else {
        step(step);
      }
    }
    block.call(
        "keep its socket to itself",
        Meaning.NOT_AN_ERROR,
        LauncherCall.FCNTL,
        plain(socket),
        plain(F_SETFD),
        plain(FD_CLOEXEC));
    block.gate();
    if (isStranger) {
      allowTracer(0);
    }
    tracersFilters.forEach(this::step);
    behindTheGate.forEach(this::step);
    filters.forEach(this::step);
    execute(plan, environment);
    return block;
  }

  private static boolean changesWhoMaySeize(LaunchStep step) {
    return step instanceof LaunchStep.SetUser
        || step instanceof LaunchStep.SetGroup
        || step instanceof LaunchStep.SetGroups
        || step instanceof LaunchStep.BecomeOrphan;
  }

  private void closeWhatIsTheJvms(List<LaunchStep> steps) {
    for (var step : steps) {
      if (step instanceof LaunchStep.KeepOnly) {
        return;
      }
    }
    for (var descriptor : open.ofTheJvm()) {
      close("close what belongs to the JVM", descriptor);
    }
  }

  private void close(String description, int descriptor) {
    block.call(description, Meaning.ANYTHING, LauncherCall.CLOSE, plain(descriptor));
  }

  private void execute(LaunchPlan plan, List<ByteString> environment) {
    block.call(
        "execute " + plan.path(),
        Meaning.NOT_AN_ERROR,
        LauncherCall.EXECVE,
        block.string(plan.path()),
        block.vector(plan.arguments()),
        block.vector(environment));
  }

  private void step(LaunchStep step) {
    switch (step) {
      case LaunchStep.ChangeDirectory(var path) ->
          must(step, LauncherCall.CHDIR, block.string(path));
      case LaunchStep.SetLimit(var resource, var soft, var hard) ->
          must(
              step,
              LauncherCall.PRLIMIT64,
              plain(0),
              plain(resource),
              block.longs(soft, hard),
              plain(0));
      case LaunchStep.BlockSignals(var mask) ->
          must(
              step,
              LauncherCall.RT_SIGPROCMASK,
              plain(SIG_SETMASK),
              block.longs(mask),
              plain(0),
              plain(SIGSET_BYTES));
      case LaunchStep.IgnoreSignal(var signal) -> dispose(step, signal.number(), SIG_IGN);
      case LaunchStep.DefaultSignal(var signal) -> dispose(step, signal.number(), SIG_DFL);
      case LaunchStep.OpenFile(var descriptor, var path, var flags, var mode) ->
          open(step, descriptor, path, flags, mode);
      case LaunchStep.CopyDescriptor(var source, var descriptor) -> copy(step, source, descriptor);
      case LaunchStep.CloseDescriptor(var descriptor) -> close(step.description(), descriptor);
      case LaunchStep.KeepOnly(var descriptors) -> keepOnly(step, descriptors);
      case LaunchStep.SetUmask(var mask) -> must(step, LauncherCall.UMASK, plain(mask));
      case LaunchStep.SetGroups(var groups) ->
          must(step, LauncherCall.SETGROUPS, plain(groups.size()), ints(groups));
      case LaunchStep.SetGroup(var gid) ->
          must(step, LauncherCall.SETRESGID, id(gid), id(gid), id(gid));
      case LaunchStep.SetUser(var uid) ->
          must(step, LauncherCall.SETRESUID, id(uid), id(uid), id(uid));
      case LaunchStep.SetPersonality(var persona) ->
          must(step, LauncherCall.PERSONALITY, plain(Integer.toUnsignedLong(persona)));
      case LaunchStep.NoNewPrivileges() ->
          must(step, LauncherCall.PRCTL, plain(PR_SET_NO_NEW_PRIVS), plain(1));
      case LaunchStep.BecomeOrphan() ->
          block.call(step.description(), Meaning.FORK, LauncherCall.CLONE, plain(SIGCHLD));
      case LaunchStep.OwnProcessGroup() -> must(step, LauncherCall.SETPGID);
      case LaunchStep.OwnSession() -> must(step, LauncherCall.SETSID);
      case LaunchStep.InstallFilter(var instructions, var flags) ->
          filter(step, Meaning.NOT_AN_ERROR, instructions, flags);
      case LaunchStep.InstallTracersFilter(var instructions, var flags) ->
          filter(step, Meaning.ANYTHING, instructions, flags);
    }
  }

  private void must(LaunchStep step, LauncherCall call, LaunchBlock.Argument... arguments) {
    block.call(step.description(), Meaning.NOT_AN_ERROR, call, arguments);
  }

  private static LaunchBlock.Argument id(int id) {
    return plain(Integer.toUnsignedLong(id));
  }

  private In ints(List<Integer> values) {
    var bytes = new byte[values.size() * Integer.BYTES];
    var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    values.forEach(buffer::putInt);
    return block.bytes(bytes, 0);
  }

  /// The kernel's `struct sigaction`: handler, flags, restorer, mask. KILL and STOP refuse, and
  /// have no other action anyway.
  private void dispose(LaunchStep step, int signal, long handler) {
    block.call(
        step.description(),
        Meaning.ANYTHING,
        LauncherCall.RT_SIGACTION,
        plain(signal),
        block.longs(handler, 0, 0, 0),
        plain(0),
        plain(SIGSET_BYTES));
  }

  /// The kernel opens it at the lowest free number; it is copied to the wanted one, and where that
  /// is another, execve closes the first.
  private void open(LaunchStep step, int descriptor, ByteString path, int flags, int mode) {
    must(step, LauncherCall.OPEN, block.string(path), plain(flags | O_CLOEXEC), plain(mode));
    block.passOn();
    must(step, LauncherCall.DUP2, plain(0), plain(descriptor));
    must(step, LauncherCall.FCNTL, plain(descriptor), plain(F_SETFD), plain(0));
  }

  private void copy(LaunchStep step, int source, int descriptor) {
    if (source == descriptor) {
      must(step, LauncherCall.FCNTL, plain(source), plain(F_SETFD), plain(0));
    } else {
      must(step, LauncherCall.DUP2, plain(source), plain(descriptor));
    }
  }

  private void keepOnly(LaunchStep step, Set<Integer> descriptors) {
    var kept = new TreeSet<>(descriptors);
    kept.add(socket);
    if (!open.canCloseRanges()) {
      for (var descriptor : open.all()) {
        if (!kept.contains(descriptor)) {
          close(step.description(), descriptor);
        }
      }
      return;
    }
    var from = 0L;
    for (var descriptor : kept) {
      closeRange(step, from, descriptor - 1L);
      from = descriptor + 1L;
    }
    closeRange(step, from, 0xffff_ffffL);
  }

  private void closeRange(LaunchStep step, long first, long last) {
    if (first <= last) {
      must(step, LauncherCall.CLOSE_RANGE, plain(first), plain(last), plain(0));
    }
  }

  /// `struct sock_fprog`: the number of instructions, then a pointer to them.
  private void filter(LaunchStep step, Meaning meaning, ByteString instructions, long flags) {
    var program = block.longs(instructions.length() / 8, 0);
    block.pointAt(new In(program.offset() + 8), block.bytes(instructions.toArray(), 0));
    block.call(
        step.description(),
        meaning,
        LauncherCall.SECCOMP,
        plain(SECCOMP_SET_MODE_FILTER),
        plain(flags),
        program);
  }
}
