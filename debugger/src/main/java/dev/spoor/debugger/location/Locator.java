package dev.spoor.debugger.location;

import dev.spoor.debugger.symbols.Symbols;
import dev.spoor.symbolic.CodePlace;
import java.util.List;
import java.util.Optional;

/// Finds the code that a [LocationSpec] means, in one program.
public final class Locator {
  private final Symbols symbols;

  /// @param symbols of the program
  public Locator(Symbols symbols) {
    this.symbols = symbols;
  }

  /// {@return what it means now, by address: of a function or line that was inlined or instantiated
  /// several times, each copy; none if there is no such thing, which may be loaded later}
  public List<CodeLocation> find(LocationSpec spec) {
    return switch (spec) {
      case LocationSpec.OfAddress(var address) ->
          List.of(
              new CodeLocation(
                  address,
                  symbols.placesOf(address).stream()
                      .findFirst()
                      .map(Optional::of)
                      .orElse(Optional.<CodePlace>empty())));
      case LocationSpec.OfFunction _, LocationSpec.OfLine _, LocationSpec.OfPattern _ ->
          throw new UnsupportedOperationException(spec.toString());
    };
  }
}
