package dev.spoor.kernel.internal;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;

/// The list of futexes that the kernel gives up for a thread that dies, set_robust_list(2). Each
/// thread has one, which the C library sets and uses for robust mutexes; a JVM has none of these.
///
/// @param head the address of its head
/// @param bytes the size of the head
record RobustList(long head, long bytes) {
  /// Gives the calling thread a list.
  ///
  /// @return the list that it had
  static RobustList replace(LibC libc, RobustList next) {
    try (var arena = Arena.ofConfined()) {
      var head = arena.allocate(JAVA_LONG);
      var bytes = arena.allocate(JAVA_LONG);
      var got =
          libc.syscall(
              LauncherCall.GET_ROBUST_LIST.number(), 0, head.address(), bytes.address(), 0, 0, 0);
      var set =
          got < 0
              ? got
              : libc.syscall(
                  LauncherCall.SET_ROBUST_LIST.number(), next.head, next.bytes, 0, 0, 0, 0);
      if (set < 0) {
        throw Failures.of("set_robust_list", set);
      }
      return new RobustList(head.get(JAVA_LONG, 0), bytes.get(JAVA_LONG, 0));
    }
  }
}
