package dev.spoor.app;

import dev.spoor.app.command.Command;
import dev.spoor.app.command.Invocation;

/// `spoor run`: a Java source file with Spoor's modules at hand.
///
/// `bin/spoor` does it itself, for it is a JVM started in another way, in which the JDK's source
/// launcher compiles the file; so this is reached only without the script.
final class Run implements Command {
  @Override
  public String name() {
    return "run";
  }

  @Override
  public String summary() {
    return "compile and run a Java source file that uses Spoor";
  }

  @Override
  public int run(Invocation invocation) {
    invocation.diagnostics().println("spoor: run is a command of the script bin/spoor");
    return 2;
  }
}
