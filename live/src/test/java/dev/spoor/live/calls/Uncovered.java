package dev.spoor.live.calls;

import java.util.List;

/// Descriptions without a program, and why.
final class Uncovered {
  static final List<String> ENTRIES =
      List.of(
          "ioctl:TIOCINQ", // has FIONREAD's number, and that is the name it is given
          "old_mmap", // no call's name: how the arguments of i386's mmap lie in memory
          "uretprobe"); // for the kernel's own trampolines; elsewhere it kills

  private Uncovered() {}
}
