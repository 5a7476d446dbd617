package dev.spoor.debugger;

import dev.spoor.debugger.breakpoint.Breakpoint;
import dev.spoor.debugger.breakpoint.Trigger;
import dev.spoor.debugger.step.Verdict;
import dev.spoor.engine.Ending;
import dev.spoor.engine.TaskStop;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.SignalInfo;
import dev.spoor.machine.linux.Tid;
import java.util.List;
import java.util.Optional;

/// One reason for a [Halt]. Several may be true of one.
public sealed interface HaltCause {
  /// A program was launched and is at its first instruction.
  record Started(Tid process) implements HaltCause {}

  /// A running process was attached to.
  record Attached(Tid process) implements HaltCause {}

  /// A breakpoint, watchpoint or catchpoint was hit.
  ///
  /// @param detail what is special about this hit
  record Hit(Breakpoint breakpoint, Optional<HitDetail> detail) implements HaltCause {}

  /// A plan has come to its end.
  record PlanFinished(Verdict.Outcome outcome) implements HaltCause {}

  /// A plan could not go on.
  ///
  /// @param reason a sentence
  record PlanAbandoned(String reason) implements HaltCause {}

  /// A signal is about to be delivered.
  record SignalReceived(Signal signal, SignalInfo info) implements HaltCause {}

  /// A trap that nobody has asked for: an int3 of the program's own.
  record UnknownTrap() implements HaltCause {}

  /// The user asked for it.
  record Paused() implements HaltCause {}

  /// A process has ended.
  record Ended(Tid process, Ending ending) implements HaltCause {}

  /// A process is another program now, and was to be stopped there.
  record Replaced(Tid process, String program) implements HaltCause {}

  /// What is special about the hit of a watchpoint or catchpoint.
  sealed interface HitDetail {
    /// A watched value changed.
    ///
    /// @param before as text
    /// @param after as text; empty if it cannot be read any more
    record Changed(String before, Optional<String> after) implements HitDetail {}

    /// A watched value was read, or written without a change.
    record Accessed(String value) implements HitDetail {}

    /// What was watched is gone with its frame.
    record OutOfScope() implements HitDetail {}

    /// An event of the kernel's.
    record Event(TaskStop stop) implements HitDetail {}

    /// Nothing was decided yet: the condition calls a function of the program, so that who waits
    /// for halts has to evaluate it ([Debugger#decided]).
    ///
    /// @param then what is special about the hit if it holds
    record Undecided(Optional<HitDetail> then) implements HitDetail {}

    /// Libraries have come or gone.
    ///
    /// @param names their paths
    record Loaded(Trigger.OnEvent.Event event, List<String> names) implements HitDetail {
      /// Copies the list.
      public Loaded {
        names = List.copyOf(names);
      }
    }

    /// Nothing is to halt: the front end prints what [Breakpoint#prints] says, and lets all go on.
    record Printed() implements HitDetail {}

    /// Something else.
    ///
    /// @param text for the user
    record Said(String text) implements HitDetail {}
  }
}
