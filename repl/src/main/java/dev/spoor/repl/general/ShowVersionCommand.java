package dev.spoor.repl.general;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;

/// `show version`.
public final class ShowVersionCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of("version", Group.STATUS, "Show what version of the debugger this is.");
  }

  @Override
  public void run(Shell shell, String arguments) {
    var module = ShowVersionCommand.class.getModule().getDescriptor();
    var version = module == null ? "" : module.rawVersion().map(" "::concat).orElse("");
    shell.output().line("Spoor debugger" + version + ", Java " + Runtime.version());
  }
}
