package dev.spoor.app;

import dev.spoor.app.command.Command;
import dev.spoor.app.command.Invocation;
import dev.spoor.engine.DetachedTracer;
import dev.spoor.engine.HandedDown;
import dev.spoor.engine.Terminal;
import dev.spoor.machine.ByteString;
import dev.spoor.trace.Surroundings;
import dev.spoor.trace.TraceCommand;
import java.util.ArrayList;
import java.util.List;

/// `spoor trace`.
final class Trace implements Command {
  /// By what name the user called it, where that is not `spoor trace`: bin/strace.
  private static final String CALLED = "spoor.called";

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
    Terminal.leaveQuitToPrograms();
    var handedDown = HandedDown.read(System.getProperty(HandedDown.PROPERTY, ""));
    var called = System.getProperty(CALLED, "");
    ProcessName.set(called.isEmpty() ? "spoor" : called);
    var surroundings =
        new Surroundings(
            called.isEmpty() ? "spoor" : called,
            called.isEmpty() ? "spoor trace" : called,
            handedDown,
            System.getProperty(DetachedTracer.PROPERTY, ""),
            handedDown.environment().orElseGet(Trace::ownEnvironment));
    return new TraceCommand(surroundings)
        .run(invocation.arguments(), invocation.output(), invocation.diagnostics());
  }

  /// This JVM's own, where no script handed one down.
  private static List<ByteString> ownEnvironment() {
    var entries = new ArrayList<ByteString>();
    System.getenv().forEach((name, value) -> entries.add(ByteString.of(name + "=" + value)));
    return entries;
  }
}
