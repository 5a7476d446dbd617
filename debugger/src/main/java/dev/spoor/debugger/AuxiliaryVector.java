package dev.spoor.debugger;

import dev.spoor.machine.Address;
import dev.spoor.machine.Architecture;
import dev.spoor.machine.linux.Tid;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What the kernel told a program when it was executed (getauxval(3)): there before anything of it
/// has run.
record AuxiliaryVector(Map<Long, Long> values) {
  private static final long AT_BASE = 7;
  private static final long AT_ENTRY = 9;

  /// {@return that of a process; empty if it is gone}
  static AuxiliaryVector of(Tid process, Architecture architecture) {
    var word = architecture.pointerBytes();
    var values = new HashMap<Long, Long>();
    try {
      var vector =
          ByteBuffer.wrap(Files.readAllBytes(Path.of("/proc", process.toString(), "auxv")))
              .order(ByteOrder.LITTLE_ENDIAN);
      while (vector.remaining() >= 2 * word) {
        var type = word(vector, word);
        values.putIfAbsent(type, word(vector, word));
      }
    } catch (IOException gone) {
      return new AuxiliaryVector(Map.of());
    }
    return new AuxiliaryVector(values);
  }

  private static long word(ByteBuffer vector, int bytes) {
    return bytes == Long.BYTES ? vector.getLong() : Integer.toUnsignedLong(vector.getInt());
  }

  /// {@return where the dynamic linker is; empty if there is none}
  Optional<Address> linker() {
    return address(AT_BASE);
  }

  /// {@return where the program begins}
  Optional<Address> entry() {
    return address(AT_ENTRY);
  }

  private Optional<Address> address(long type) {
    return Optional.ofNullable(values.get(type)).filter(value -> value != 0).map(Address::of);
  }
}
