package dev.spoor.kernel.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.spoor.kernel.KernelException;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Tid;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// The guardian as a process, and the socket over which it gets descriptors.
///
/// It is the child of a thread that ends at once, and thereby of the JVM's first thread, in which
/// no Java runs: the tracer waits for children of its own thread alone and never sees it.
final class GuardianProcess {
  private static final int WALL = 0x4000_0000;
  private static final int MSG_DONTWAIT_NOSIGNAL = 0x4040;
  private static final int SOL_SOCKET = 1;
  private static final int SCM_RIGHTS = 1;

  // struct msghdr, struct cmsghdr: cmsg(3)
  private static final int HEADER_BYTES = 56;
  private static final int CONTROL_BYTES = 24;
  private static final int CONTROL_LENGTH = 20;

  private final LibC libc;
  private final Tid tid;
  private final int socket;

  private GuardianProcess(LibC libc, Tid tid, int socket) {
    this.libc = libc;
    this.tid = tid;
    this.socket = socket;
  }

  /// Starts it and waits for its sign.
  static GuardianProcess start(LibC libc, int table) {
    var pair = SocketPair.open(libc);
    var stands = false;
    try {
      var process = new GuardianProcess(libc, spawn(libc, pair.second(), table), pair.first());
      process.awaitSign();
      stands = true;
      return process;
    } finally {
      if (!stands) {
        close(libc, pair.first());
      }
    }
  }

  private static Tid spawn(LibC libc, int socket, int table) {
    var program = GuardianProgram.file(socket, table);
    var kept = List.of(socket, table);
    var started =
        new FutureTask<>(
            () -> new LauncherStart(new LibC(), GuardianProgram.NAME, program, kept).start());
    try {
      Thread.ofPlatform().name("guardian start").start(started);
      return started.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KernelException("start of the guardian", Errno.EINTR, "interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof KernelException refused) {
        throw refused;
      }
      throw new IllegalStateException("start of the guardian", e);
    } finally {
      close(libc, socket);
    }
  }

  private void awaitSign() {
    if (!new ProcessLine(libc, socket).isSign()) {
      reap();
      throw new KernelException("start of the guardian", Errno.ECHILD, "it did not begin");
    }
  }

  Tid tid() {
    return tid;
  }

  /// Has it keep a copy of a descriptor for a slot, in place of the one it had. unix(7).
  void keep(int slot, int descriptor) {
    try (var arena = Arena.ofConfined()) {
      var control = arena.allocate(CONTROL_BYTES, 8);
      control.set(JAVA_LONG, 0, CONTROL_LENGTH);
      control.set(JAVA_INT, 8, SOL_SOCKET);
      control.set(JAVA_INT, 12, SCM_RIGHTS);
      control.set(JAVA_INT, 16, descriptor);
      send(arena, slot, control.address(), CONTROL_BYTES);
    }
  }

  /// Has it close the descriptor that it has for a slot.
  void drop(int slot) {
    try (var arena = Arena.ofConfined()) {
      send(arena, slot, 0, 0);
    }
  }

  private void send(Arena arena, int slot, long control, long controlBytes) {
    var text = arena.allocate(JAVA_INT);
    text.set(JAVA_INT, 0, slot);
    var vector = arena.allocate(16, 8);
    vector.set(JAVA_LONG, 0, text.address());
    vector.set(JAVA_LONG, 8, Integer.BYTES);
    var header = arena.allocate(HEADER_BYTES, 8);
    header.set(JAVA_LONG, 16, vector.address());
    header.set(JAVA_LONG, 24, 1);
    header.set(JAVA_LONG, 32, control);
    header.set(JAVA_LONG, 40, controlBytes);
    var call = LauncherCall.SENDMSG.number();
    var sent = libc.syscall(call, socket, header.address(), MSG_DONTWAIT_NOSIGNAL, 0, 0, 0);
    if (sent < 0) {
      throw Failures.of("sendmsg to the guardian", sent);
    }
  }

  /// Waits for its end, which the table has told it.
  void reap() {
    var wait = Numbers.WAIT4.number();
    while (Failures.is(libc.syscall(wait, tid.value(), 0, WALL, 0, 0, 0), Errno.EINTR)) {
      // Interrupted by a signal: once more.
    }
  }

  void close() {
    close(libc, socket);
  }

  private static void close(LibC libc, int descriptor) {
    libc.syscall(LauncherCall.CLOSE.number(), descriptor, 0, 0, 0, 0, 0);
  }
}
