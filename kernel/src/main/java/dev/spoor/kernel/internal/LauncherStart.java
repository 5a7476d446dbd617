package dev.spoor.kernel.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.spoor.kernel.KernelException;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Tid;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Starts a program that exists only as bytes, by posix_spawn(3): a child of the calling thread,
/// made without copying the JVM's address space.
///
/// It starts with no signal blocked, where the JVM's threads block SIGQUIT; with the JVM's handlers
/// gone, as after every execve; and with every descriptor that is not close-on-exec.
final class LauncherStart {
  private static final short POSIX_SPAWN_SETSIGDEF = 4;
  private static final short POSIX_SPAWN_SETSIGMASK = 8;

  /// `sigset_t` of the C library.
  private static final int SIGSET_BYTES = 128;

  /// More than posix_spawnattr_t (336) and posix_spawn_file_actions_t (80) of any C library have.
  private static final int OPAQUE_BYTES = 1024;

  /// 32 and 33, which the C library keeps for itself and would leave ignored.
  private static final long SIGNALS_OF_THE_C_LIBRARY = 1L << 31 | 1L << 32;

  private final LibC libc;
  private final String called;
  private final byte[] content;
  private final List<Integer> kept;

  /// @param called its first argument, as ps(1) shows it
  /// @param content a static program, an ELF file
  /// @param kept close-on-exec descriptors that it shall have nevertheless
  LauncherStart(LibC libc, String called, byte[] content, List<Integer> kept) {
    this.libc = libc;
    this.called = called;
    this.content = content;
    this.kept = List.copyOf(kept);
  }

  /// Starts it in whichever way works.
  ///
  /// @throws KernelException of the first way; those of the others are suppressed in it
  Tid start() {
    try {
      return startInMemory();
    } catch (KernelException first) {
      return startElsewhere(first);
    }
  }

  /// Where programs in memory are refused (vm.memfd_noexec, a security module, an old kernel).
  private Tid startElsewhere(KernelException first) {
    try {
      return startInDirectories();
    } catch (KernelException second) {
      first.addSuppressed(second);
      throw first;
    }
  }

  /// Starts it from a file in memory.
  Tid startInMemory() {
    try (var file = LauncherFile.inMemory(libc, called, content)) {
      return start(file);
    }
  }

  /// Starts it from a file without a name, in the first directory that allows it.
  Tid startInDirectories() {
    var failures = new KernelException("no directory for " + called, Errno.EACCES, "");
    for (var directory : LauncherFile.directories()) {
      try (var file = LauncherFile.inDirectory(libc, content, directory)) {
        return start(file);
      } catch (KernelException refused) {
        failures.addSuppressed(refused);
      }
    }
    throw failures;
  }

  private Tid start(LauncherFile file) {
    try (var arena = Arena.ofConfined()) {
      var path = arena.allocateFrom("/proc/self/fd/" + file.descriptor());
      var pid = arena.allocate(JAVA_INT);
      var error = spawn(arena, path, pid);
      if (error != 0) {
        throw Failures.of("posix_spawn of " + called, -error);
      }
      return Tid.of(pid.get(JAVA_INT, 0));
    }
  }

  /// {@return posix_spawn's result: 0, or an errno}
  private int spawn(Arena arena, MemorySegment path, MemorySegment pid) {
    var actions = arena.allocate(OPAQUE_BYTES, 16);
    var attributes = arena.allocate(OPAQUE_BYTES, 16);
    must("posix_spawn_file_actions_init", actions.address(), 0, 0);
    must("posix_spawnattr_init", attributes.address(), 0, 0);
    try {
      keepDescriptors(actions);
      signals(arena, attributes);
      var arguments = arena.allocate(ADDRESS, 2);
      arguments.set(ADDRESS, 0, arena.allocateFrom(called));
      return (int)
          libc.call(
              LibC.symbol("posix_spawn"),
              pid.address(),
              path.address(),
              actions.address(),
              attributes.address(),
              arguments.address(),
              arena.allocate(ADDRESS).address());
    } finally {
      must("posix_spawnattr_destroy", attributes.address(), 0, 0);
      must("posix_spawn_file_actions_destroy", actions.address(), 0, 0);
    }
  }

  /// A copy onto itself takes close-on-exec away, in the child alone.
  private void keepDescriptors(MemorySegment actions) {
    for (var number : kept) {
      must("posix_spawn_file_actions_adddup2", actions.address(), number, number);
    }
  }

  private void signals(Arena arena, MemorySegment attributes) {
    var set = arena.allocate(SIGSET_BYTES, 8);
    must("posix_spawnattr_setsigmask", attributes.address(), set.address(), 0);
    set.set(JAVA_LONG, 0, SIGNALS_OF_THE_C_LIBRARY);
    must("posix_spawnattr_setsigdefault", attributes.address(), set.address(), 0);
    short flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK;
    must("posix_spawnattr_setflags", attributes.address(), flags, 0);
  }

  private void must(String function, long a, long b, long c) {
    var error = (int) libc.call(LibC.symbol(function), a, b, c, 0, 0, 0);
    if (error != 0) {
      throw Failures.of(function, -error);
    }
  }
}
