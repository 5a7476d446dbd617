package dev.spoor.kernel;

import dev.spoor.machine.Address;
import dev.spoor.machine.linux.Signal;
import java.util.Optional;

/// What the [Guardian] does to a task when the tracer has died.
///
/// @param isHeld whether the task stands in a ptrace-stop and must run no instruction before it is
///   repaired: it is stopped with SIGSTOP and goes on with SIGCONT, which the program's parent sees
/// @param pc where it is to go on, if that is not where it stands
/// @param isDisarmed whether its debug registers are cleared
/// @param signal what is sent to it afterwards, in place of a signal that waited for the tracer's
///   answer
public record TaskRepair(
    boolean isHeld, Optional<Address> pc, boolean isDisarmed, Optional<Signal> signal) {
  private static final TaskRepair LET_GO =
      new TaskRepair(false, Optional.empty(), false, Optional.empty());

  /// {@return that it is stopped for a moment and let go as by PTRACE_DETACH, which takes the trap
  /// flag of a step away}
  public static TaskRepair letGo() {
    return LET_GO;
  }

  /// {@return the same for a task that stands in a ptrace-stop}
  public TaskRepair held() {
    return new TaskRepair(true, pc, isDisarmed, signal);
  }

  /// {@return the same, and it goes on at another place}
  public TaskRepair goingOnAt(Address place) {
    return new TaskRepair(isHeld, Optional.of(place), isDisarmed, signal);
  }

  /// {@return the same, and its debug registers are cleared}
  public TaskRepair disarmed() {
    return new TaskRepair(isHeld, pc, true, signal);
  }

  /// {@return the same, and a signal is sent to it}
  public TaskRepair signalled(Signal sent) {
    return new TaskRepair(isHeld, pc, isDisarmed, Optional.of(sent));
  }
}
