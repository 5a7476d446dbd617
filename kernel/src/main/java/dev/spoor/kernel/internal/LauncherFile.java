package dev.spoor.kernel.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.spoor.kernel.KernelException;
import dev.spoor.machine.linux.Errno;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// An executable file without a name, open for reading, gone when its descriptor is closed.
final class LauncherFile implements AutoCloseable {
  private static final Errno EFBIG = Errno.of(27);
  private static final int MFD_CLOEXEC = 1;
  private static final int MFD_EXEC = 0x10;
  private static final int O_RDWR = 2;
  private static final int O_CLOEXEC = 0x8_0000;
  private static final int O_TMPFILE = 0x41_0000;
  private static final int AT_FDCWD = -100;

  /// Where a file may be made: as mktemp(1) looks, then what is memory by convention, then what is
  /// seldom mounted noexec.
  private static final List<String> DIRECTORIES =
      List.of("/tmp", "/dev/shm", "/run", "/var/tmp", ".");

  private final LibC libc;
  private final int descriptor;

  private LauncherFile(LibC libc, int descriptor) {
    this.libc = libc;
    this.descriptor = descriptor;
  }

  int descriptor() {
    return descriptor;
  }

  @Override
  public void close() {
    close(libc, descriptor);
  }

  private static void close(LibC libc, long descriptor) {
    libc.syscall(LauncherCall.CLOSE.number(), descriptor, 0, 0, 0, 0, 0);
  }

  /// Makes it in memory. memfd_create(2).
  ///
  /// @param called what /proc/PID/exe of its process shows
  /// @throws KernelException if there is no such call, or the system forbids programs there
  static LauncherFile inMemory(LibC libc, String called, byte[] content) {
    try (var arena = Arena.ofConfined()) {
      var name = arena.allocateFrom(called).address();
      var create = LauncherCall.MEMFD_CREATE.number();
      var made = libc.syscall(create, name, MFD_CLOEXEC | MFD_EXEC, 0, 0, 0, 0);
      if (Failures.is(made, Errno.EINVAL)) { // MFD_EXEC came with Linux 6.3
        made = libc.syscall(create, name, MFD_CLOEXEC, 0, 0, 0, 0);
      }
      if (made < 0) {
        throw Failures.of("memfd_create of " + called, made);
      }
      return new LauncherFile(libc, (int) made).filled(arena, content);
    }
  }

  /// Makes it in a directory, without a name. open(2), O_TMPFILE.
  ///
  /// Opened a second time for reading only: a file that anybody may write cannot be executed.
  ///
  /// @throws KernelException if it cannot be made in any of the usual directories
  static LauncherFile inDirectory(LibC libc, byte[] content, String directory) {
    try (var arena = Arena.ofConfined()) {
      var flags = O_TMPFILE | O_RDWR | O_CLOEXEC;
      var made = open(libc, arena, directory, flags, 0700);
      if (made < 0) {
        throw Failures.of("open(" + directory + ", O_TMPFILE) of the launcher", made);
      }
      try (var writable = new LauncherFile(libc, (int) made).filled(arena, content)) {
        var path = "/proc/self/fd/" + writable.descriptor();
        var readable = open(libc, arena, path, O_CLOEXEC, 0);
        if (readable < 0) {
          throw Failures.of("open(" + path + ")", readable);
        }
        return new LauncherFile(libc, (int) readable);
      }
    }
  }

  /// Makes it wherever that is allowed.
  ///
  /// @throws KernelException if it cannot be made anywhere
  static LauncherFile anywhere(LibC libc, byte[] content) {
    try {
      return inMemory(libc, "spoor-launcher", content);
    } catch (KernelException refused) {
      for (var directory : DIRECTORIES) {
        try {
          return inDirectory(libc, content, directory);
        } catch (KernelException again) {
          refused.addSuppressed(again);
        }
      }
      throw refused;
    }
  }

  static List<String> directories() {
    return DIRECTORIES;
  }

  private static long open(LibC libc, Arena arena, String path, int flags, int mode) {
    var name = arena.allocateFrom(path).address();
    return libc.syscall(Numbers.OPENAT.number(), AT_FDCWD, name, flags, mode, 0, 0);
  }

  private static KernelException notWritten(Errno errno) {
    var cause = errno.equals(EFBIG) ? "the limit of files' sizes is too low (ulimit -f)" : "";
    return new KernelException("writing the launcher", errno, cause);
  }

  private LauncherFile filled(Arena arena, byte[] content) {
    MemorySegment copy = arena.allocate(content.length);
    MemorySegment.copy(content, 0, copy, JAVA_BYTE, 0, content.length);
    for (var at = 0L; at < content.length; ) {
      var written =
          libc.syscall(
              Numbers.PWRITE64.number(),
              descriptor,
              copy.address() + at,
              content.length - at,
              at,
              0,
              0);
      if (written <= 0) {
        close();
        throw notWritten(Errno.of(written == 0 ? Errno.ENOSPC.value() : (int) -written));
      }
      at += written;
    }
    return this;
  }
}
