package dev.spoor.engine;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.machine.linux.ProcTasks;
import dev.spoor.machine.linux.Tid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The code that the kernel maps into every process, vdso(7).
final class Vdso {
  /// More than any kernel's; what /proc says is not trusted beyond it.
  private static final long MAX_BYTES = 1 << 16;

  private Vdso() {}

  /// {@return where in the vdso of `tid` these bytes are found first}
  static Optional<Address> find(Tid tid, Memory memory, byte[] wanted) {
    try {
      for (var line : Files.readAllLines(Path.of(new ProcTasks().directory(tid), "maps"))) {
        if (line.endsWith("[vdso]")) {
          return findIn(line, memory, wanted);
        }
      }
      return Optional.empty();
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private static Optional<Address> findIn(String line, Memory memory, byte[] wanted) {
    var dash = line.indexOf('-');
    var start = Long.parseUnsignedLong(line.substring(0, dash), 16);
    var end = Long.parseUnsignedLong(line.substring(dash + 1, line.indexOf(' ')), 16);
    var code = memory.read(Address.of(start), (int) Math.min(end - start, MAX_BYTES));
    for (var i = 0; i + wanted.length <= code.length; i++) {
      if (matches(code, i, wanted)) {
        return Optional.of(Address.of(start + i));
      }
    }
    return Optional.empty();
  }

  private static boolean matches(byte[] code, int at, byte[] wanted) {
    for (var i = 0; i < wanted.length; i++) {
      if (code[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
