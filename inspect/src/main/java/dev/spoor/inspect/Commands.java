package dev.spoor.inspect;

import dev.spoor.engine.HandedDown;
import java.util.List;
import java.util.function.Supplier;

/// The commands of this front end.
public final class Commands {
  private Commands() {}

  /// {@return all of them, in the order a list shows them}
  ///
  /// @param handedDown what a program that is started gets of the user's shell; asked when one is
  public static List<Command> all(Supplier<HandedDown> handedDown) {
    return List.of(
        new PsCommand(),
        new RegsCommand(),
        new StackCommand(),
        new StepCommand(handedDown),
        new PeekCommand(),
        new PokeCommand());
  }
}
