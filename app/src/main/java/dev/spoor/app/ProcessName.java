package dev.spoor.app;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// What ps(1) and pkill(1) call this process: without it `java`, as every Java program.
final class ProcessName {
  private ProcessName() {}

  /// Names the process by the last part of how it was called. The kernel keeps 15 bytes of it.
  static void set(String called) {
    var name = called.substring(called.lastIndexOf('/') + 1);
    // That of the thread that the process began with; PR_SET_NAME names only the one that asks.
    try (var file = new FileOutputStream("/proc/self/comm")) {
      file.write(name.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException refused) {
      // Nothing depends on it.
      assert refused != null;
    }
  }
}
