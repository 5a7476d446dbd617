package dev.spoor.trace.inject;

import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Signal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What is done to some calls (`-e inject=`).
///
/// @param calls which ones
/// @param outcome what they return; empty if they are carried out
/// @param instead the name of the call that is carried out in their place, if they have an outcome
///   and their ABI has it; empty for none
/// @param signal what is sent at their entry
/// @param enterDelayNanos how long the task waits before the call, if it does
/// @param exitDelayNanos how long it waits behind it
/// @param pokesAtEntry what is written into memory before the call
/// @param pokesAtExit what is written behind it
/// @param when which of a task's calls with the same number
public record InjectionRule(
    Calls calls,
    Optional<Outcome> outcome,
    Optional<String> instead,
    Optional<Signal> signal,
    OptionalLong enterDelayNanos,
    OptionalLong exitDelayNanos,
    List<Poke> pokesAtEntry,
    List<Poke> pokesAtExit,
    Occurrences when) {
  /// Which calls.
  @FunctionalInterface
  public interface Calls {
    /// {@return whether it is one of them}
    ///
    /// @param first its first argument
    boolean contains(Abi abi, long number, long first);
  }

  /// Copies the lists.
  public InjectionRule {
    pokesAtEntry = List.copyOf(pokesAtEntry);
    pokesAtExit = List.copyOf(pokesAtExit);
  }
}
