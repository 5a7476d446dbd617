package dev.spoor.symbolic;

import dev.spoor.machine.Address;
import java.util.List;

/// Names for instructions.
@FunctionalInterface
public interface SymbolSource {
  /// {@return the functions that the instruction at `address` belongs to: first the one whose code
  /// it is, which may be inlined in the second, and so on; none if no name is known}
  ///
  /// @param address inside the instruction: for one that is returned to, an address before it
  List<CodePlace> placesOf(Address address);
}
