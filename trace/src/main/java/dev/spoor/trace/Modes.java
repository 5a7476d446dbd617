package dev.spoor.trace;

import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Tid;

/// What strace(1) calls ABIs.
final class Modes {
  private Modes() {}

  /// {@return the words for an ABI}
  static String of(Abi abi) {
    return switch (abi) {
      case X86_64, AARCH64 -> "64 bit";
      case I386 -> "32 bit";
      case X32 -> "x32";
    };
  }

  /// {@return what is said of a process that has changed its ABI}
  static String changed(Tid process, Abi abi) {
    return "[ Process PID=" + process + " runs in " + of(abi) + " mode. ]";
  }
}
