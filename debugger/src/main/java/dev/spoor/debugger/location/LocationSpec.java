package dev.spoor.debugger.location;

import dev.spoor.debugger.symbols.Symbols;
import dev.spoor.machine.Address;
import java.util.Optional;

/// Where a user means, as it was said. Nothing is looked up yet: what does not exist may be loaded
/// later.
public sealed interface LocationSpec {
  /// A function, or each of those with this name: `main`, `Class::method`, `file.c:function`.
  ///
  /// @param file empty for any
  record OfFunction(String file, String name) implements LocationSpec {}

  /// A line.
  ///
  /// @param file its path or the end of it, from a directory or the name on; [LocationSpecParser]
  ///   has put in the one that is listed if the user named none
  record OfLine(String file, int line) implements LocationSpec {}

  /// An instruction.
  record OfAddress(Address address) implements LocationSpec {}

  /// An instruction whose address is computed from names of the program: it moves with that.
  ///
  /// @param text the expression
  record OfExpression(String text, Computation computation) implements LocationSpec {}

  /// Computes an address.
  @FunctionalInterface
  interface Computation {
    /// {@return the address in a program; empty if it has none there}
    Optional<Address> in(Symbols symbols);
  }

  /// All functions whose name matches.
  ///
  /// @param file empty for any
  /// @param regex as java.util.regex.Pattern has it, found anywhere in the name
  record OfPattern(String file, String regex) implements LocationSpec {}

  /// A place that libraries have marked, or where none of those that are loaded has, a function.
  ///
  /// @param provider who has marked it
  /// @param name of the mark
  record OfProbe(String provider, String name, String function) implements LocationSpec {}
}
