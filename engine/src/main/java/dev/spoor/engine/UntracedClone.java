package dev.spoor.engine;

import dev.spoor.machine.linux.Abi;

/// clone(2) and clone3(2), which can ask that the child be not traced.
final class UntracedClone {
  private UntracedClone() {}

  static long plain(Abi abi, long number) {
    return abi == Abi.X32 ? number & ~Abi.X32_SYSCALL_BIT : number;
  }

  /// @param number without the bit of x32
  static boolean isClone(Abi abi, long number) {
    return number == (abi == Abi.I386 ? 120 : 56);
  }

  /// @param number without the bit of x32
  static boolean isClone3(Abi abi, long number) {
    return number == 435 && abi != Abi.AARCH64;
  }
}
