package dev.spoor.kernel.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;

/// Two connected sockets, socketpair(2): streams, closed when a program is executed.
///
/// @param first a descriptor of this process
/// @param second another
record SocketPair(int first, int second) {
  private static final int AF_UNIX = 1;
  private static final int SOCK_STREAM_CLOEXEC = 1 | 0x8_0000;

  /// @throws dev.spoor.kernel.KernelException if there are no descriptors left
  static SocketPair open(LibC libc) {
    try (var arena = Arena.ofConfined()) {
      var pair = arena.allocate(8, 4);
      var call = LauncherCall.SOCKETPAIR.number();
      var made = libc.syscall(call, AF_UNIX, SOCK_STREAM_CLOEXEC, 0, pair.address(), 0, 0);
      if (made < 0) {
        throw Failures.of("socketpair", made);
      }
      return new SocketPair(pair.get(JAVA_INT, 0), pair.get(JAVA_INT, 4));
    }
  }
}
