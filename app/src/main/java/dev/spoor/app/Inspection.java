package dev.spoor.app;

import dev.spoor.app.command.Command;
import dev.spoor.app.command.Invocation;
import dev.spoor.inspect.Output;

/// A command of the front end `inspect`.
record Inspection(dev.spoor.inspect.Command command) implements Command {
  @Override
  public String name() {
    return command.name();
  }

  @Override
  public String summary() {
    return command.summary();
  }

  @Override
  public int run(Invocation invocation) {
    var output = new Output(invocation.output(), invocation.diagnostics());
    return command.run(invocation.arguments(), output);
  }
}
