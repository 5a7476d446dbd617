package dev.spoor.debugger;

import dev.spoor.machine.Address;
import dev.spoor.objects.bytes.MalformedObjectException;
import java.util.Optional;

/// Where a program's dynamic linker calls, for debuggers' sake, whenever it has loaded or unloaded
/// something: `_dl_debug_state`, `r_brk` of `struct r_debug` (link.h).
final class LoaderPlace {
  private static final String FUNCTION = "_dl_debug_state";

  private LoaderPlace() {}

  /// {@return its address; empty for a program that is linked statically}
  static Optional<Address> in(Inferior inferior) {
    try {
      return inferior
          .auxiliaryVector()
          .linker()
          .flatMap(inferior.space()::objectAt)
          .flatMap(linker ->
              linker.file().symbolsNamed(FUNCTION).stream()
                  .findFirst()
                  .map(symbol -> linker.address(symbol.address())));
    } catch (MalformedObjectException damaged) {
      return Optional.empty();
    }
  }
}
