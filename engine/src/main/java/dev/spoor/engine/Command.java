package dev.spoor.engine;

import dev.spoor.kernel.LaunchPlan;
import dev.spoor.machine.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A program to launch. Immutable; start from [#of(String...)] and refine.
public final class Command {
  private final LaunchPlan plan;

  private Command(LaunchPlan plan) {
    this.plan = plan;
  }

  /// {@return the command that executes the file `path[0]` (no look-up in PATH) with these
  /// arguments, and for the rest has what this process has}
  public static Command of(String... path) {
    var arguments = new ArrayList<ByteString>();
    for (var word : path) {
      arguments.add(ByteString.of(word));
    }
    return of(ByteString.of(path[0]), arguments);
  }

  /// {@return the command that executes `path` with these arguments, argv[0] among them}
  public static Command of(ByteString path, List<ByteString> arguments) {
    return new Command(new LaunchPlan(path, arguments, Optional.empty()));
  }

  /// {@return this command with exactly this environment, in this order}
  public Command withEnvironment(List<ByteString> environment) {
    return new Command(new LaunchPlan(plan.path(), plan.arguments(), Optional.of(environment)));
  }

  LaunchPlan plan() {
    return plan;
  }

  /// {@return the file to execute}
  public ByteString path() {
    return plan.path();
  }
}
