package dev.spoor.kernel;

import dev.spoor.machine.Address;
import dev.spoor.machine.linux.Signal;
import java.util.Optional;

/// What the [Guardian] does to a task when the tracer has died. In any case it stops the task for a
/// moment and lets it go as by PTRACE_DETACH, which takes the trap flag of a step away.
///
/// @param isHeld whether the task may stand in a ptrace-stop and must run no instruction before it
///   is repaired: it is stopped with SIGSTOP and goes on with SIGCONT, which the program's parent
///   sees
/// @param isMovedBack whether it goes one byte back if it stands behind the first byte of a site
/// @param move where else it is to go on
/// @param isRestored whether it gets back the registers, floating point and extended state
///   included, that it had when this was said; it had to be in a ptrace-stop then. Said again, it
///   means the same registers, until the mark is taken back. It goes before any other place to go
///   on at
/// @param isDisarmed whether its debug registers are cleared
/// @param signal what is sent to it afterwards, in place of a signal that waited for the tracer's
///   answer
public record TaskRepair(
    boolean isHeld,
    boolean isMovedBack,
    Optional<Move> move,
    boolean isRestored,
    boolean isDisarmed,
    Optional<Signal> signal) {
  private static final TaskRepair LET_GO =
      new TaskRepair(false, false, Optional.empty(), false, false, Optional.empty());

  /// A change of the pc, made only if the task stands where it says: so it matters little when the
  /// tracer says that the change is needed no more, and when it makes it itself. An instruction
  /// that the tracer carries out for a task changes one of the two, or may be carried out twice.
  ///
  /// @param from the pc that is wrong
  /// @param sp the stack pointer there
  /// @param to the pc that is right
  public record Move(Address from, Address sp, Address to) {}

  /// {@return that it is only let go}
  public static TaskRepair letGo() {
    return LET_GO;
  }

  /// {@return the same for a task that may stand in a ptrace-stop}
  public TaskRepair held() {
    return new TaskRepair(true, isMovedBack, move, isRestored, isDisarmed, signal);
  }

  /// {@return the same, and if it stands one byte behind the address of a site, it goes back there}
  ///
  /// This can be said once for a task that comes to breakpoints again and again, before it does. It
  /// is not for sites in place of an instruction of one byte: behind that a task may stand rightly.
  public TaskRepair movedBack() {
    return new TaskRepair(isHeld, true, move, isRestored, isDisarmed, signal);
  }

  /// {@return the same, and it goes on at another place}
  public TaskRepair moved(Move to) {
    return new TaskRepair(isHeld, isMovedBack, Optional.of(to), isRestored, isDisarmed, signal);
  }

  /// {@return the same, and it gets back the registers that it has when the task is marked so}
  ///
  /// For a function that the tracer has it call: said before the registers are changed for that.
  public TaskRepair restored() {
    return new TaskRepair(isHeld, isMovedBack, move, true, isDisarmed, signal);
  }

  /// {@return the same, and its debug registers are cleared}
  public TaskRepair disarmed() {
    return new TaskRepair(isHeld, isMovedBack, move, isRestored, true, signal);
  }

  /// {@return the same, and a signal is sent to it}
  public TaskRepair signalled(Signal sent) {
    return new TaskRepair(isHeld, isMovedBack, move, isRestored, isDisarmed, Optional.of(sent));
  }
}
