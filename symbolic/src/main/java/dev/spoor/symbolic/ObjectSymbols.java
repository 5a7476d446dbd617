package dev.spoor.symbolic;

import dev.spoor.machine.Address;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.SymbolMatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Names by the objects' tables of symbols. What was looked up is kept: the threads of a program
/// wait in few places. For one thread.
public final class ObjectSymbols implements SymbolSource {
  private final AddressSpace space;
  private final Map<Address, List<CodePlace>> known = new HashMap<>();

  /// @param space whose objects are asked; to be open as long as this is used
  public ObjectSymbols(AddressSpace space) {
    this.space = space;
  }

  @Override
  public List<CodePlace> placesOf(Address address) {
    return known.computeIfAbsent(address, this::find);
  }

  private List<CodePlace> find(Address address) {
    try {
      return space
          .objectAt(address)
          .flatMap(object -> object.symbolAt(address))
          .flatMap(ObjectSymbols::place)
          .map(List::of)
          .orElse(List.of());
    } catch (MalformedObjectException unreadable) {
      return List.of();
    }
  }

  /// One that is merely near says nothing: stripped files have few symbols.
  private static Optional<CodePlace> place(SymbolMatch match) {
    return switch (match) {
      case SymbolMatch.Exact(var symbol) -> Optional.of(CodePlace.of(symbol.name(), 0));
      case SymbolMatch.Containing(var symbol, var offset) ->
          Optional.of(CodePlace.of(symbol.name(), offset));
      case SymbolMatch.Nearest(var symbol, var offset) ->
          symbol.sizeBytes() == 0
              ? Optional.of(CodePlace.of(symbol.name(), offset))
              : Optional.empty();
    };
  }
}
