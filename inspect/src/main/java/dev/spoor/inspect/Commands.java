package dev.spoor.inspect;

import java.util.List;

/// The commands of this front end.
public final class Commands {
  private Commands() {}

  /// {@return all of them, in the order a list shows them}
  public static List<Command> all() {
    return List.of(
        new PsCommand(),
        new RegsCommand(),
        new StepCommand(),
        new PeekCommand(),
        new PokeCommand());
  }
}
