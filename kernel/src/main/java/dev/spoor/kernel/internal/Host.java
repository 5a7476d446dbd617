package dev.spoor.kernel.internal;

import dev.spoor.machine.Architecture;
import dev.spoor.machine.x86_64.X86_64;

/// The CPU this JVM runs on: the one place that asks.
final class Host {
  private Host() {}

  static boolean isX86() {
    return switch (System.getProperty("os.arch")) {
      case "amd64", "x86_64" -> true;
      case "aarch64" -> false;
      case String other -> throw new IllegalStateException("Spoor does not know the CPU " + other);
    };
  }

  static Architecture architecture() {
    if (!isX86()) {
      throw new IllegalStateException("tracing is not implemented yet on this CPU");
    }
    return X86_64.table();
  }
}
