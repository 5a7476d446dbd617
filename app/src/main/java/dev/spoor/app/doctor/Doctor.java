package dev.spoor.app.doctor;

import dev.spoor.app.command.Command;
import dev.spoor.app.command.Invocation;

/// `spoor doctor`: says in words what works here and what to do about what does not.
public final class Doctor implements Command {
  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public String summary() {
    return "say what works on this machine and what to do about the rest";
  }

  @Override
  public int run(Invocation invocation) {
    return 0;
  }
}
