package dev.spoor.debugger;

import dev.spoor.machine.Address;
import dev.spoor.objects.bytes.MalformedObjectException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where a program's dynamic linker calls, for debuggers' sake, whenever it has loaded or unloaded
/// something: `_dl_debug_state`, `r_brk` of `struct r_debug` (link.h).
final class LoaderPlace {
  private static final String FUNCTION = "_dl_debug_state";
  private static final int AT_BASE = 7;

  private LoaderPlace() {}

  /// {@return its address; empty for a program that is linked statically}
  static Optional<Address> in(Inferior inferior) {
    try {
      return base(inferior)
          .flatMap(inferior.space()::objectAt)
          .flatMap(linker ->
              linker.file().symbolsNamed(FUNCTION).stream()
                  .findFirst()
                  .map(symbol -> linker.address(symbol.address())));
    } catch (MalformedObjectException damaged) {
      return Optional.empty();
    }
  }

  /// By the auxiliary vector, which is there before anything of the program has run.
  private static Optional<Address> base(Inferior inferior) {
    var word = inferior.architecture().pointerBytes();
    try {
      var vector =
          ByteBuffer.wrap(
                  Files.readAllBytes(Path.of("/proc", inferior.process().toString(), "auxv")))
              .order(ByteOrder.LITTLE_ENDIAN);
      while (vector.remaining() >= 2 * word) {
        var type = word == Long.BYTES ? vector.getLong() : vector.getInt();
        var value = word == Long.BYTES ? vector.getLong() : Integer.toUnsignedLong(vector.getInt());
        if (type == AT_BASE && value != 0) {
          return Optional.of(Address.of(value));
        }
      }
    } catch (IOException gone) {
      return Optional.empty();
    }
    return Optional.empty();
  }
}
