package dev.spoor.kernel.internal;

import dev.spoor.machine.linux.Abi;

/// The calls that make a new task, by ABI: clone, fork, vfork, clone3 (asm/unistd_64.h,
/// unistd_32.h, asm-generic/unistd.h).
final class CloningCalls {
  private static final long[] X86_64 = {56, 57, 58, 435};
  private static final long[] I386 = {120, 2, 190, 435};
  private static final long[] AARCH64 = {220, 435};

  private CloningCalls() {}

  static boolean contains(Abi abi, long number) {
    return switch (abi) {
      case X86_64, X32 -> has(X86_64, abi.tableNumber(number));
      case I386 -> has(I386, number);
      case AARCH64 -> has(AARCH64, number);
    };
  }

  private static boolean has(long[] numbers, long number) {
    for (var candidate : numbers) {
      if (candidate == number) {
        return true;
      }
    }
    return false;
  }
}
