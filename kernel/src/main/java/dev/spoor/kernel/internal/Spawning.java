package dev.spoor.kernel.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.spoor.kernel.KernelException;
import dev.spoor.kernel.LaunchPlan;
import dev.spoor.kernel.LaunchStep;
import dev.spoor.kernel.PendingProgram;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Tid;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Starts the launcher by posix_spawn(3): a child of the calling thread, made without copying the
/// JVM's address space.
final class Spawning {
  private static final int AF_UNIX = 1;
  private static final int SOCK_STREAM_CLOEXEC = 1 | 0x8_0000;
  private static final int F_DUPFD_CLOEXEC = 1030;
  private static final short POSIX_SPAWN_SETSIGDEF = 4;
  private static final short POSIX_SPAWN_SETSIGMASK = 8;

  /// `sigset_t` of the C library.
  private static final int SIGSET_BYTES = 128;

  /// More than posix_spawnattr_t (336) and posix_spawn_file_actions_t (80) of any C library have.
  private static final int OPAQUE_BYTES = 1024;

  /// 32 and 33, which the C library keeps for itself and would leave ignored.
  private static final long SIGNALS_OF_THE_C_LIBRARY = 1L << 31 | 1L << 32;

  private final LibC libc;

  Spawning(LibC libc) {
    this.libc = libc;
  }

  PendingProgram spawn(LaunchPlan plan) {
    try (var arena = Arena.ofConfined()) {
      var pair = arena.allocate(8, 4);
      var made =
          libc.syscall(
              LauncherCall.SOCKETPAIR.number(),
              AF_UNIX,
              SOCK_STREAM_CLOEXEC,
              0,
              pair.address(),
              0,
              0);
      if (made < 0) {
        throw Failures.of("socketpair", made);
      }
      var ours = pair.get(JAVA_INT, 0);
      var theirs = pair.get(JAVA_INT, 4);
      var launched = false;
      try {
        theirs = awayFrom(numbersIn(plan.steps()), theirs);
        var process = spawn(arena, plan, ours, theirs);
        launched = true;
        return process;
      } finally {
        close(theirs);
        if (!launched) {
          close(ours);
        }
      }
    }
  }

  private void close(int descriptor) {
    libc.syscall(LauncherCall.CLOSE.number(), descriptor, 0, 0, 0, 0, 0);
  }

  /// {@return the descriptor numbers that the plan speaks of}
  private static Set<Integer> numbersIn(List<LaunchStep> steps) {
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
            LaunchStep.InstallFilter _ -> {}
      }
    }
    return numbers;
  }

  /// Moves the process's end of the socket to a number that the program will not use.
  private int awayFrom(Set<Integer> taken, int descriptor) {
    var current = descriptor;
    while (taken.contains(current)) {
      var moved =
          libc.syscall(
              LauncherCall.FCNTL.number(), current, F_DUPFD_CLOEXEC, current + 1L, 0, 0, 0);
      close(current);
      if (moved < 0) {
        throw Failures.of("moving the launcher's socket", moved);
      }
      current = (int) moved;
    }
    return current;
  }

  private PendingProgram spawn(Arena arena, LaunchPlan plan, int ours, int theirs) {
    var environment = plan.environment().orElseGet(Spawning::ownEnvironment);
    var block = new Preparation(new OpenDescriptors(libc), theirs).of(plan, environment);
    var content = LauncherProgram.file(block.toArray());
    var tid = new LauncherStart(arena, content, theirs).start();
    return new LaunchedProcess(libc, tid, ours, block);
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

  /// One launcher with all it needs to be started, tried in each way until one works.
  private final class LauncherStart {
    private final Arena arena;
    private final byte[] content;
    private final int socket;

    LauncherStart(Arena arena, byte[] content, int socket) {
      this.arena = arena;
      this.content = content;
      this.socket = socket;
    }

    Tid start() {
      try (var file = LauncherFile.inMemory(libc, content)) {
        return start(file);
      } catch (KernelException refused) {
        return startFromDirectory(refused);
      }
    }

    /// Where memfd programs are refused (vm.memfd_noexec, a security module, an old kernel).
    private Tid startFromDirectory(KernelException first) {
      for (var directory : LauncherFile.directories()) {
        try (var file = LauncherFile.inDirectory(libc, content, directory)) {
          return start(file);
        } catch (KernelException refused) {
          first.addSuppressed(refused);
        }
      }
      throw first;
    }

    private Tid start(LauncherFile file) {
      var path = arena.allocateFrom("/proc/self/fd/" + file.descriptor());
      var pid = arena.allocate(JAVA_INT);
      var arguments = arena.allocate(ADDRESS, 2);
      arguments.set(ADDRESS, 0, arena.allocateFrom("spoor-launcher"));
      var nothing = arena.allocate(ADDRESS);
      var result = call(path, pid, arguments, nothing);
      if (result != 0) {
        throw Failures.of("posix_spawn of the launcher", -result);
      }
      return Tid.of(pid.get(JAVA_INT, 0));
    }

    /// {@return posix_spawn's result: 0, or an errno}
    private long call(
        MemorySegment path, MemorySegment pid, MemorySegment arguments, MemorySegment environment) {
      var actions = arena.allocate(OPAQUE_BYTES, 16);
      var attributes = arena.allocate(OPAQUE_BYTES, 16);
      var signals = arena.allocate(SIGSET_BYTES, 8);
      must("posix_spawn_file_actions_init", actions.address(), 0, 0);
      must("posix_spawnattr_init", attributes.address(), 0, 0);
      try {
        must("posix_spawn_file_actions_adddup2", actions.address(), socket, socket);
        // The mask is empty, where the JVM's threads block SIGQUIT.
        must("posix_spawnattr_setsigmask", attributes.address(), signals.address(), 0);
        signals.set(JAVA_LONG, 0, SIGNALS_OF_THE_C_LIBRARY);
        must("posix_spawnattr_setsigdefault", attributes.address(), signals.address(), 0);
        short flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK;
        must("posix_spawnattr_setflags", attributes.address(), flags, 0);
        return (int)
            libc.call(
                LibC.symbol("posix_spawn"),
                pid.address(),
                path.address(),
                actions.address(),
                attributes.address(),
                arguments.address(),
                environment.address());
      } finally {
        must("posix_spawnattr_destroy", attributes.address(), 0, 0);
        must("posix_spawn_file_actions_destroy", actions.address(), 0, 0);
      }
    }

    private void must(String function, long a, long b, long c) {
      var error = (int) libc.call(LibC.symbol(function), a, b, c, 0, 0, 0);
      if (error != 0) {
        throw new KernelException(function, Errno.of(error), "");
      }
    }
  }
}
