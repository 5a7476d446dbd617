package dev.spoor.syscalls.description;

import java.util.List;
import java.util.Optional;

/// A system call as its description declares it.
///
/// @param name the name under which it is described: the call's, possibly with `@abi` and
///   `:VARIANT`
/// @param result what the number returned means
/// @param selector tells which of the call's variants holds, if it has variants
public record Signature(
    String name, List<Parameter> parameters, Shape result, Optional<Selector> selector) {
  /// Copies the list.
  public Signature {
    parameters = List.copyOf(parameters);
  }

  /// What tells variants apart.
  ///
  /// @param number a number over the call's parameters
  /// @param table the names of its values, which are the variants' names
  public record Selector(Expression number, String table) {}
}
