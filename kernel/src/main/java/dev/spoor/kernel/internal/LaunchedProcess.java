package dev.spoor.kernel.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.spoor.kernel.LaunchFailure;
import dev.spoor.kernel.PendingProgram;
import dev.spoor.machine.Address;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Tid;
import java.lang.foreign.Arena;
import java.util.Optional;

/// A process that runs [LauncherProgram], and the tracer's end of the socket between them.
final class LaunchedProcess implements PendingProgram {
  private static final int MSG_DONTWAIT = 0x40;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final int SHUT_WR = 1;
  private static final int REPORT_BYTES = 16;

  private final LibC libc;
  private final Tid tid;
  private final int socket;
  private final LaunchBlock block;
  private boolean isOpen = true;
  private Optional<LaunchFailure> failure = Optional.empty();

  LaunchedProcess(LibC libc, Tid tid, int socket, LaunchBlock block) {
    this.libc = libc;
    this.tid = tid;
    this.socket = socket;
    this.block = block;
  }

  @Override
  public Tid tid() {
    return tid;
  }

  /// One byte opens the gate. After it the process reads only when it has reported a failure, and
  /// then shall find the end.
  @Override
  public void release() {
    try (var arena = Arena.ofConfined()) {
      var send = LauncherCall.SENDTO.number();
      libc.syscall(send, socket, arena.allocate(1).address(), 1, MSG_NOSIGNAL, 0, 0);
      libc.syscall(LauncherCall.SHUTDOWN.number(), socket, SHUT_WR, 0, 0, 0, 0);
    }
  }

  @Override
  public boolean isLauncherCode(Address pc) {
    var offset = pc.value() - StaticProgram.BASE;
    return offset >= 0 && offset < StaticProgram.DATA_FILE_OFFSET;
  }

  @Override
  public Optional<LaunchFailure> failure() {
    if (isOpen && failure.isEmpty()) {
      failure = receiveReport();
    }
    return failure;
  }

  private Optional<LaunchFailure> receiveReport() {
    try (var arena = Arena.ofConfined()) {
      var report = arena.allocate(REPORT_BYTES, 8);
      var receive = LauncherCall.RECVFROM.number();
      var got = libc.syscall(receive, socket, report.address(), REPORT_BYTES, MSG_DONTWAIT, 0, 0);
      if (got != REPORT_BYTES) {
        return Optional.empty();
      }
      var step = block.descriptionAt(report.get(JAVA_LONG, 0));
      return Optional.of(new LaunchFailure(step, Errno.of(report.get(JAVA_INT, 8))));
    }
  }

  @Override
  public void close() {
    if (isOpen) {
      var _ = failure();
      isOpen = false;
      libc.syscall(LauncherCall.CLOSE.number(), socket, 0, 0, 0, 0, 0);
    }
  }
}
