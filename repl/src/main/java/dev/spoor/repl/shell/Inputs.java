package dev.spoor.repl.shell;

import dev.spoor.repl.terminal.Input;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Where lines come from: a person, or a pipe in place of one, and the scripts within each other
/// that this one has begun. For one thread.
final class Inputs {
  private final Deque<Input> all = new ArrayDeque<>();

  /// Lines come from here first.
  void push(Input input) {
    all.push(input);
  }

  /// The innermost has ended.
  void pop() {
    all.pop();
  }

  /// {@return the next line of a script, or of a person who types one; empty at its end}
  Optional<String> line() {
    return all.isEmpty() ? Optional.empty() : all.getFirst().next(">");
  }

  /// {@return whether no script is being read}
  boolean hasNoScript() {
    return all.size() <= 1;
  }

  /// {@return whoever is not a script, while no script is being read}
  Optional<Input> alone() {
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }

  /// {@return whoever began}
  Optional<Input> outermost() {
    return Optional.ofNullable(all.peekLast());
  }
}
