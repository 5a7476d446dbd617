package dev.spoor.kernel.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.spoor.kernel.KernelException;
import dev.spoor.kernel.LaunchPlan;
import dev.spoor.kernel.LaunchStep;
import dev.spoor.kernel.PendingProgram;
import dev.spoor.kernel.WaitingProcess;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.ProcTasks;
import dev.spoor.machine.linux.Tid;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Starts a process that waits to become a program, with a socket to it.
final class Spawning {
  private static final int WALL = 0x4000_0000;
  private static final int F_DUPFD_CLOEXEC = 1030;
  private final LibC libc;

  Spawning(LibC libc) {
    this.libc = libc;
  }

  PendingProgram spawn(LaunchPlan plan) {
    var pair = SocketPair.open(libc);
    var launched = false;
    try {
      var process = spawn(plan, pair.first(), pair.second());
      launched = true;
      return process;
    } finally {
      if (!launched) {
        close(pair.first());
      }
    }
  }

  private void close(int descriptor) {
    libc.syscall(LauncherCall.CLOSE.number(), descriptor, 0, 0, 0, 0, 0);
  }

  /// {@return the descriptor numbers that the plan speaks of}
  static Set<Integer> numbersIn(List<LaunchStep> steps) {
    var numbers = new HashSet<Integer>();
    for (var step : steps) {
      switch (step) {
        case LaunchStep.OpenFile open -> numbers.add(open.descriptor());
        case LaunchStep.CopyDescriptor copy -> numbers.add(copy.descriptor());
        case LaunchStep.CloseDescriptor close -> numbers.add(close.descriptor());
        case LaunchStep.KeepOnly keep -> numbers.addAll(keep.descriptors());
        case LaunchStep.ChangeDirectory _,
            LaunchStep.SetLimit _,
            LaunchStep.BlockSignals _,
            LaunchStep.IgnoreSignal _,
            LaunchStep.DefaultSignal _,
            LaunchStep.SetUmask _,
            LaunchStep.SetGroups _,
            LaunchStep.SetGroup _,
            LaunchStep.SetUser _,
            LaunchStep.SetPersonality _,
            LaunchStep.NoNewPrivileges _,
            LaunchStep.BecomeOrphan _,
            LaunchStep.OwnProcessGroup _,
            LaunchStep.OwnSession _,
            LaunchStep.InstallFilter _,
            LaunchStep.InstallTracersFilter _ -> {}
      }
    }
    return numbers;
  }

  /// Moves the process's end of the socket to a number that the program will not use.
  int awayFrom(Set<Integer> taken, int descriptor) {
    var current = descriptor;
    while (taken.contains(current)) {
      var moved =
          libc.syscall(
              LauncherCall.FCNTL.number(), current, F_DUPFD_CLOEXEC, current + 1L, 0, 0, 0);
      if (moved < 0) {
        close(current);
        throw Failures.of("moving the launcher's socket", moved);
      }
      close(current);
      current = (int) moved;
    }
    return current;
  }

  /// As [#spawn(LaunchPlan)], but what runs the launcher is a process that exists and waits.
  PendingProgram spawnIn(WaitingProcess waiting, LaunchPlan plan) {
    var environment = plan.environment().orElseGet(Spawning::ownEnvironment);
    var open = new OpenDescriptors(libc);
    var block = Preparation.inWaitingProcess(open, waiting.ownEnd()).ofStranger(plan, environment);
    var line = new ProcessLine(libc, waiting.tracersEnd());
    var pending = new LaunchedProcess(libc, waiting.tid(), waiting.tracersEnd(), block);
    try (var file = LauncherFile.anywhere(libc, LauncherProgram.file(block.toArray()))) {
      line.send(new ProcTasks().directory(Tid.of((int) self())) + "/fd/" + file.descriptor());
      if (!line.isSign()) {
        pending.close();
        throw new KernelException("start of the launcher", Errno.ECHILD, "the process is gone");
      }
    }
    return pending;
  }

  private long self() {
    return libc.syscall(Numbers.GETPID.number(), 0, 0, 0, 0, 0, 0);
  }

  private PendingProgram spawn(LaunchPlan plan, int ours, int theirs) {
    var socket = awayFrom(numbersIn(plan.steps()), theirs);
    LaunchBlock block;
    Tid tid;
    try {
      var environment = plan.environment().orElseGet(Spawning::ownEnvironment);
      block = new Preparation(new OpenDescriptors(libc), socket).of(plan, environment);
      var program = LauncherProgram.file(block.toArray());
      tid = new LauncherStart(libc, "spoor-launcher", program, List.of(socket)).start();
    } finally {
      close(socket);
    }
    awaitBeginning(tid, ours);
    return new LaunchedProcess(libc, tid, ours, block);
  }

  /// Waits for the launcher's first sign of life.
  ///
  /// posix_spawn returns when the child has left this address space, in the middle of its execve. A
  /// tracer that seized it there would see the launcher's own PTRACE_EVENT_EXEC, and a
  /// PTRACE_INTERRUPT would be lost: any stop clears a pending one (ptrace_stop, kernel/signal.c).
  private void awaitBeginning(Tid tid, int socket) {
    try (var arena = Arena.ofConfined()) {
      var sign = arena.allocate(1).address();
      var receive = LauncherCall.RECVFROM.number();
      var got = libc.syscall(receive, socket, sign, 1, 0, 0, 0);
      while (Failures.is(got, Errno.EINTR)) {
        got = libc.syscall(receive, socket, sign, 1, 0, 0, 0);
      }
      if (got != 1) {
        reap(tid);
        throw new KernelException("start of the launcher", Errno.ECHILD, "it was killed");
      }
    }
  }

  private void reap(Tid tid) {
    var wait = Numbers.WAIT4.number();
    while (Failures.is(libc.syscall(wait, tid.value(), 0, WALL, 0, 0, 0), Errno.EINTR)) {
      // Interrupted by a signal: once more.
    }
  }

  /// C's `environ`, read where it lies: System.getenv() sorts it anew and drops what it cannot
  /// parse.
  @SuppressWarnings("restricted") // granted to this module; environ ends with a null pointer
  private static List<ByteString> ownEnvironment() {
    var strings = new ArrayList<ByteString>();
    var vector =
        LibC.symbol("environ")
            .reinterpret(ADDRESS.byteSize())
            .get(ADDRESS, 0)
            .reinterpret(Long.MAX_VALUE);
    for (var at = 0L; !vector.get(ADDRESS, at).equals(MemorySegment.NULL); at += 8) {
      strings.add(string(vector.get(ADDRESS, at).reinterpret(Long.MAX_VALUE)));
    }
    return strings;
  }

  private static ByteString string(MemorySegment text) {
    var length = 0L;
    while (text.get(JAVA_BYTE, length) != 0) {
      length++;
    }
    return ByteString.of(text.asSlice(0, length).toArray(JAVA_BYTE));
  }
}
