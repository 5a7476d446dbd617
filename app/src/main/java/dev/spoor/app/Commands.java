package dev.spoor.app;

import dev.spoor.app.command.Command;
import dev.spoor.app.doctor.Doctor;
import dev.spoor.engine.HandedDown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All commands, in the order in which `help` lists them.
final class Commands {
  private Commands() {}

  static List<Command> all() {
    var all = new ArrayList<Command>();
    for (var command :
        dev.spoor.inspect.Commands.all(Commands::handedDown, Commands::environment)) {
      all.add(new Inspection(command));
    }
    all.addAll(
        List.of(
            new Trace(),
            new MergeLogs(),
            new Debug(),
            new Run(),
            new Doctor(),
            new Help(),
            new Version()));
    return all;
  }

  private static HandedDown handedDown() {
    return HandedDown.read(System.getProperty(HandedDown.PROPERTY, ""));
  }

  private static String environment(String name) {
    return Optional.ofNullable(System.getenv(name)).orElse("");
  }

  static Optional<Command> named(String name) {
    for (var command : all()) {
      if (command.name().equals(name)) {
        return Optional.of(command);
      }
    }
    return Optional.empty();
  }
}
