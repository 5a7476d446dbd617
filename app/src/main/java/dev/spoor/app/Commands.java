package dev.spoor.app;

import dev.spoor.app.command.Command;
import dev.spoor.app.doctor.Doctor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All commands, in the order in which `help` lists them.
final class Commands {
  private Commands() {}

  static List<Command> all() {
    var all = new ArrayList<Command>();
    for (var command : dev.spoor.inspect.Commands.all()) {
      all.add(new Inspection(command));
    }
    all.addAll(List.of(new Trace(), new Doctor(), new Help(), new Version()));
    return all;
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
