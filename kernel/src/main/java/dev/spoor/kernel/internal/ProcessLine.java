package dev.spoor.kernel.internal;

import dev.spoor.kernel.KernelException;
import dev.spoor.kernel.LaunchStep;
import dev.spoor.kernel.WaitingProcess;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Tid;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// The socket between a process that waits to become a program and its tracer. The tracer sends the
/// path of the launcher; the launcher's first byte comes back, and then the socket is as between
/// any launcher and its tracer.
final class ProcessLine {
  private static final int F_SETFD = 2;
  private static final int FD_CLOEXEC = 1;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final int PATH_BYTES = 64;

  private final LibC libc;
  private final int socket;

  ProcessLine(LibC libc, int socket) {
    this.libc = libc;
    this.socket = socket;
  }

  /// Opens one between this process and a tracer to come, which inherits its end.
  static WaitingProcess open(LibC libc, List<LaunchStep> steps) {
    var pair = SocketPair.open(libc);
    var own = new Spawning(libc).awayFrom(Spawning.numbersIn(steps), pair.second());
    libc.syscall(LauncherCall.FCNTL.number(), pair.first(), F_SETFD, 0, 0, 0, 0);
    var self = libc.syscall(Numbers.GETPID.number(), 0, 0, 0, 0, 0, 0);
    return new WaitingProcess(Tid.of((int) self), pair.first(), own);
  }

  /// Waits for the tracer's path and executes that. Returns if there is no tracer any more.
  static void become(LibC libc, WaitingProcess self) {
    libc.syscall(LauncherCall.CLOSE.number(), self.tracersEnd(), 0, 0, 0, 0, 0);
    try (var arena = Arena.ofConfined()) {
      // One byte more than is read, so that the path ends with a NUL.
      var path = arena.allocate(PATH_BYTES + 1L);
      if (new ProcessLine(libc, self.ownEnd()).receive(path.address(), PATH_BYTES) < 1) {
        return;
      }
      libc.syscall(LauncherCall.FCNTL.number(), self.ownEnd(), F_SETFD, 0, 0, 0, 0);
      var arguments = arena.allocate(ValueLayout.ADDRESS, 2);
      arguments.set(ValueLayout.ADDRESS, 0, arena.allocateFrom("spoor-launcher"));
      var environment = arena.allocate(ValueLayout.ADDRESS);
      var refused =
          libc.syscall(
              LauncherCall.EXECVE.number(),
              path.address(),
              arguments.address(),
              environment.address(),
              0,
              0,
              0);
      throw Failures.of("execve of the launcher", refused);
    }
  }

  /// {@return a descriptor of a file in memory that children inherit}
  static int file(LibC libc, ByteString content) {
    var file = LauncherFile.anywhere(libc, content.toArray()).descriptor();
    libc.syscall(LauncherCall.FCNTL.number(), file, F_SETFD, 0, 0, 0, 0);
    return file;
  }

  /// Sends the path of the launcher; what this process starts later does not inherit the socket.
  void send(String path) {
    libc.syscall(LauncherCall.FCNTL.number(), socket, F_SETFD, FD_CLOEXEC, 0, 0, 0);
    try (var arena = Arena.ofConfined()) {
      MemorySegment text = arena.allocateFrom(path);
      var length = text.byteSize() - 1;
      var sent =
          libc.syscall(
              LauncherCall.SENDTO.number(), socket, text.address(), length, MSG_NOSIGNAL, 0, 0);
      if (sent != length) {
        throw new KernelException("start of the launcher", Errno.ECHILD, "the process is gone");
      }
    }
  }

  /// {@return whether the launcher has given its first sign of life, which is waited for}
  boolean isSign() {
    try (var arena = Arena.ofConfined()) {
      return receive(arena.allocate(1).address(), 1) == 1;
    }
  }

  private long receive(long address, long bytes) {
    var call = LauncherCall.RECVFROM.number();
    var got = libc.syscall(call, socket, address, bytes, 0, 0, 0);
    while (Failures.is(got, Errno.EINTR)) {
      got = libc.syscall(call, socket, address, bytes, 0, 0, 0);
    }
    return got;
  }
}
