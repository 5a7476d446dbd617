package dev.spoor.app;

import dev.spoor.app.command.Command;
import dev.spoor.app.command.Invocation;
import dev.spoor.machine.ByteString;
import dev.spoor.trace.Surroundings;
import dev.spoor.trace.TraceCommand;
import java.util.ArrayList;

/// `spoor trace`.
final class Trace implements Command {
  @Override
  public String name() {
    return "trace";
  }

  @Override
  public String summary() {
    return "print the system calls of a program or a process";
  }

  @Override
  public int run(Invocation invocation) {
    var environment = new ArrayList<ByteString>();
    System.getenv().forEach((name, value) -> environment.add(ByteString.of(name + "=" + value)));
    return new TraceCommand(new Surroundings("spoor", "spoor trace", "0.1", environment))
        .run(invocation.arguments(), invocation.output(), invocation.diagnostics());
  }
}
