package dev.spoor.symbolic.type;

import java.util.List;

/// What a function takes and returns (DWARF 5, sections 3.3 and 5.10).
///
/// @param result what it returns; void if nothing
/// @param parameters in order, with those that the compiler adds
/// @param isVariadic whether there may be more
/// @param isPrototyped whether the parameters are declared at all
public record FunctionType(
    TypeReference result, List<TypeReference> parameters, boolean isVariadic, boolean isPrototyped)
    implements Type {
  /// Copies the list.
  public FunctionType {
    parameters = List.copyOf(parameters);
  }

  @Override
  public String toString() {
    return name();
  }
}
