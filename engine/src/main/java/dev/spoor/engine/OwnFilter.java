package dev.spoor.engine;

import dev.spoor.machine.linux.Abi;

/// The calls by which a program installs a seccomp filter of its own: seccomp(2) and prctl(2). Its
/// answers ERRNO, TRAP, KILL and USER_NOTIF outrank TRACE, so that a call which it refuses does not
/// stop the task by ours; nor does any call in strict mode.
final class OwnFilter {
  /// The highest operation of seccomp(2) that installs something; below it, 0, is strict mode.
  static final int SECCOMP_SET_MODE_FILTER = 1;

  static final int PR_SET_SECCOMP = 22;
  private static final long SECCOMP_FILTER_FLAG_TSYNC = 1;

  private OwnFilter() {}

  /// @param number without the bit of x32
  static boolean isSeccomp(Abi abi, long number) {
    return number == (abi == Abi.I386 ? 354 : 317);
  }

  /// @param number without the bit of x32
  static boolean isPrctl(Abi abi, long number) {
    return number == (abi == Abi.I386 ? 172 : 157);
  }

  static boolean isInstalled(Abi abi, long number, Arguments arguments) {
    var plain = abi.tableNumber(number);
    var what = (int) arguments.a0();
    return isSeccomp(abi, plain)
        ? Integer.compareUnsigned(what, SECCOMP_SET_MODE_FILTER) <= 0
        : isPrctl(abi, plain) && what == PR_SET_SECCOMP;
  }

  /// {@return whether a call that [#isInstalled] is about all threads of the process}
  static boolean isForAllThreads(Abi abi, long number, Arguments arguments) {
    return isSeccomp(abi, abi.tableNumber(number))
        && (arguments.a1() & SECCOMP_FILTER_FLAG_TSYNC) != 0;
  }
}
