package dev.spoor.app;

import dev.spoor.app.command.Command;
import dev.spoor.app.command.Invocation;
import dev.spoor.engine.HandedDown;
import dev.spoor.engine.Terminal;
import dev.spoor.machine.ByteString;
import dev.spoor.repl.DebugCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `spoor debug`.
final class Debug implements Command {
  @Override
  public String name() {
    return "debug";
  }

  @Override
  public String summary() {
    return "debug a program, a process or a core file";
  }

  @Override
  public int run(Invocation invocation) {
    Terminal.leaveQuitToPrograms();
    var handedDown = HandedDown.read(System.getProperty(HandedDown.PROPERTY, ""));
    var environment = handedDown.environment().orElseGet(Debug::ownEnvironment);
    return DebugCommand.onStandardStreams(
            () -> handedDown,
            environment,
            System.getProperty("user.dir", "/"),
            isTerminal(),
            invocation.output(),
            invocation.diagnostics())
        .run(invocation.arguments());
  }

  /// {@return whether commands are typed by a person}
  static boolean isTerminal() {
    return Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal).isPresent();
  }

  /// This JVM's own, where no script handed one down.
  private static List<ByteString> ownEnvironment() {
    var entries = new ArrayList<ByteString>();
    System.getenv().forEach((name, value) -> entries.add(ByteString.of(name + "=" + value)));
    return entries;
  }
}
