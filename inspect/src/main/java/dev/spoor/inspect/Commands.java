package dev.spoor.inspect;

import dev.spoor.engine.HandedDown;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// The commands of this front end.
public final class Commands {
  private Commands() {}

  /// {@return all of them, in the order a list shows them}
  ///
  /// @param handedDown what a program that is started gets of the user's shell; asked when one is
  /// @param environment the value of a variable of the user's environment; empty if it is not set
  public static List<Command> all(
      Supplier<HandedDown> handedDown, UnaryOperator<String> environment) {
    return List.of(
        new PsCommand(),
        new RegsCommand(),
        new StackCommand(environment),
        new LocateCommand(environment),
        new CacheCommand(environment),
        new StepCommand(handedDown),
        new PeekCommand(),
        new PokeCommand());
  }
}
