package dev.spoor.app;

import dev.spoor.app.command.Command;
import dev.spoor.app.command.Invocation;

/// `spoor version`: which Spoor this is and which JVM runs it.
final class Version implements Command {
  @Override
  public String name() {
    return "version";
  }

  @Override
  public String summary() {
    return "print the versions of Spoor and of the JVM";
  }

  @Override
  public int run(Invocation invocation) {
    if (!invocation.arguments().isEmpty()) {
      invocation.diagnostics().println("spoor version: it takes no arguments");
      return 2;
    }
    var descriptor = Version.class.getModule().getDescriptor();
    var version = descriptor == null ? "" : " " + descriptor.rawVersion().orElse("(unversioned)");
    invocation.output().println("spoor" + version + ", Java " + Runtime.version());
    return 0;
  }
}
