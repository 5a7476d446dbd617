package dev.spoor.syscalls;

import java.util.Random;

/// Arguments such as no program would give, and some that one would.
final class RandomCalls {
  private RandomCalls() {}

  static long[] arguments(Random random) {
    var all = new long[6];
    for (var i = 0; i < all.length; i++) {
      all[i] = argument(random);
    }
    return all;
  }

  private static long argument(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> 0;
      case 1 -> random.nextInt(64);
      case 2 -> random.nextLong();
      case 3 -> -1 - random.nextInt(4);
      case 4 -> random.nextInt();
      default -> 0x7f00_0000_0000L + random.nextInt(100_000);
    };
  }
}
