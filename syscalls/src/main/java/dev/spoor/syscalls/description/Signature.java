package dev.spoor.syscalls.description;

import java.util.List;
import java.util.Optional;

/// A system call as its description declares it.
///
/// @param name the name under which it is described: the call's, possibly with `@abi` and
///   `:VARIANT`
/// @param parameters those it has; of one that is only a way to make another call, as they are
///   shown where it makes none
/// @param result what the number returned means
/// @param selector tells which of the call's variants holds, if it has variants
/// @param redirection tells which other call this one really is, if it is only a way to make it
public record Signature(
    String name,
    List<Parameter> parameters,
    Shape result,
    Optional<Selector> selector,
    Optional<Redirection> redirection) {
  /// Copies the list.
  public Signature {
    parameters = List.copyOf(parameters);
  }

  /// {@return the name of the call alone, as it is shown}
  public String call() {
    for (var i = 0; i < name.length(); i++) {
      if (name.charAt(i) == '@' || name.charAt(i) == ':') {
        return name.substring(0, i);
      }
    }
    return name;
  }

  /// What tells variants apart.
  ///
  /// @param number a number over the call's parameters
  /// @param table the names of its values, which are the variants' names
  /// @param call the call whose variants they are: mostly this one
  public record Selector(Expression number, String table, String call) {}

  /// A way to make another call.
  public sealed interface Redirection {
    /// Its arguments lie in memory, as `long`s one after the other.
    ///
    /// @param address where they are
    /// @param number tells which call it is, by the names in `table`; without one, `table` is the
    ///   name
    record Stored(Expression address, Optional<Expression> number, String table)
        implements Redirection {}

    /// Its arguments are in registers, in another order.
    ///
    /// @param arguments each of them
    /// @param call which one it is
    record Reordered(List<Expression> arguments, String call) implements Redirection {
      /// Copies the list.
      public Reordered {
        arguments = List.copyOf(arguments);
      }
    }
  }
}
