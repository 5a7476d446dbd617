package dev.spoor.debugger.step;

import dev.spoor.machine.Address;
import dev.spoor.machine.Registers;
import dev.spoor.machine.linux.Signal;
import java.util.List;
import java.util.Optional;

/// What a [StepPlan] wants done next.
public sealed interface Verdict {
  /// One instruction of the task, with whatever it does.
  record StepInstruction() implements Verdict {}

  /// The task runs to an address. Other tasks that come by there are not stopped.
  ///
  /// @param at where an instruction begins
  /// @param above only where the stack pointer is above this, unsigned: a deeper call of the same
  ///   function passes by
  record RunTo(Address at, Optional<Address> above) implements Verdict {}

  /// The task runs to the first of several addresses that it comes to.
  ///
  /// @param places at least one; several may be of one address
  record RunToAny(List<RunTo> places) implements Verdict {
    /// Copies the list.
    public RunToAny {
      places = List.copyOf(places);
      if (places.isEmpty()) {
        throw new IllegalArgumentException("nowhere to run to");
      }
    }
  }

  /// The task is where it should be.
  ///
  /// @param outcome what there is to say
  record Finished(Outcome outcome) implements Verdict {}

  /// The task cannot be brought there.
  ///
  /// @param reason a sentence for the user
  record Abandoned(String reason) implements Verdict {}

  /// Registers are replaced, then the plan is asked again, without the task having moved.
  record SetRegisters(Registers registers) implements Verdict {}

  /// What a finished plan has to say.
  sealed interface Outcome {
    /// The line, or the number of instructions, is done.
    ///
    /// @param hidden how many of the calls that are inlined at the program counter have not been
    ///   entered yet in the eyes of the user: so many levels, from the innermost on, are not shown,
    ///   and the next step goes into one of them. See [StepView#hidden]
    record Stepped(int hidden) implements Outcome {}

    /// A function has returned.
    ///
    /// @param from where it began, if it is known
    record Returned(Optional<Address> from) implements Outcome {}

    /// The place is reached.
    record Reached() implements Outcome {}

    /// A function that the debugger called has returned; the task is as it was before.
    ///
    /// @param result the registers that it has left
    record Called(Registers result) implements Outcome {}

    /// A called function was ended by a signal.
    record Interrupted(Signal signal) implements Outcome {}
  }
}
