package dev.spoor.repl.running;

import dev.spoor.debugger.Halt;
import dev.spoor.debugger.HaltCause;
import dev.spoor.debugger.step.CallFunction;
import dev.spoor.debugger.step.Verdict;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.Registers;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import dev.spoor.repl.debuggee.NeededCall;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.text.CommandException;
import dev.spoor.symbolic.type.VoidType;
import dev.spoor.symbolic.value.Contents;
import dev.spoor.symbolic.value.Storage;
import dev.spoor.symbolic.value.Value;
import java.util.Optional;
import java.util.function.Function;

/// Evaluates expressions that call functions of the program.
///
/// Each call that has not been made yet ends the evaluation; it is made, and the evaluation begins
/// anew with its result. Afterwards the program is where it was, whatever became of the call.
public final class ProgramCalls {
  private final Shell shell;

  /// @param shell whose program has the functions
  public ProgramCalls(Shell shell) {
    this.shell = shell;
  }

  /// {@return the answer to a question that evaluates one expression}
  ///
  /// @param expression that it evaluates
  /// @param question must not print before it has evaluated
  public <T> T look(String expression, Function<View, T> question) {
    var calls = shell.workbench().calls();
    calls.begin();
    try {
      while (true) {
        calls.rewind();
        try {
          return shell.look(question);
        } catch (NeededCall needed) {
          refuseTwice(expression, needed);
          calls.add(made(needed));
        }
      }
    } finally {
      calls.end();
    }
  }

  /// What would be counted once more for each call.
  private static void refuseTwice(String expression, NeededCall needed) {
    var isStep = needed.name().matches(".*operator(\\+\\+|--)(\\(.*)?");
    if (!isStep && (expression.contains("++") || expression.contains("--"))) {
      throw new CommandException("++ and -- cannot be evaluated together with a call.");
    }
  }

  private Value made(NeededCall needed) {
    var selection = shell.workbench().selection();
    var plan =
        new CallFunction(
            needed.function(),
            needed.arguments(),
            needed.resultBytes(),
            shell.settings().isOn("unwind-on-terminating-exception")
                ? shell.look(View::terminating)
                : Optional.empty());
    var going = new Going(shell, "call");
    var task = shell.workbench().ask(debugger -> going.selected(debugger).tid());
    var signal = waitingSignal(task, Optional.empty());
    var halt = going.call(plan);
    var returned = returned(halt);
    if (returned.isEmpty()) {
      throw interrupted(going, halt, needed, plan, task);
    }
    var _ = waitingSignal(task, signal);
    shell.workbench().moved();
    shell.workbench().select(selection);
    // Held: the next call overwrites what this one has left in memory.
    return shell.look(view -> value(view, needed, returned.get()).held());
  }

  /// A signal that the thread is about to receive waits for the end of the call.
  private Optional<Signal> waitingSignal(Tid tid, Optional<Signal> now) {
    return shell
        .workbench()
        .ask(debugger ->
            debugger
                .task(tid)
                .flatMap(task -> {
                  var before = task.pendingSignal();
                  task.pendingSignal(now);
                  return before;
                }));
  }

  private static Optional<Registers> returned(Halt halt) {
    for (var cause : halt.causes()) {
      if (cause instanceof HaltCause.PlanFinished(Verdict.Outcome.Called(var registers))) {
        return Optional.of(registers);
      }
    }
    return Optional.empty();
  }

  private static Value value(View view, NeededCall needed, Registers registers) {
    var type = needed.result();
    if (type.stripped() instanceof VoidType) {
      return Value.of(
          type,
          new Storage.Held(Contents.of(ByteString.of("")), Optional.empty()),
          view.expressions().surroundings());
    }
    return ReturnValue.of(view, type, registers)
        .orElseThrow(
            () -> new CommandException("What " + needed.name() + " returned cannot be found out."));
  }

  private CommandException interrupted(
      Going going, Halt halt, NeededCall needed, CallFunction plan, Tid tid) {
    for (var cause : halt.causes()) {
      if (cause instanceof HaltCause.PlanAbandoned(var reason)) {
        shell.workbench().halted(halt);
        takeBack(plan, tid);
        return new CommandException(
            reason.equals(CallFunction.TERMINATING) ? terminated(needed) : reason);
      }
    }
    going.report(halt);
    var isOver = halt.causes().stream().anyMatch(HaltCause.Ended.class::isInstance);
    if (isOver) {
      return new CommandException(
          "The program being debugged exited while in a function called from GDB.\n"
              + abandoned(needed));
    }
    takeBack(plan, tid);
    var isSignal = halt.causes().stream().anyMatch(HaltCause.SignalReceived.class::isInstance);
    return new CommandException(
        "The program being debugged "
            + (isSignal ? "was signaled" : "stopped")
            + " while in a function called from GDB.\n"
            + "GDB has restored the context to what it was before the call.\n"
            + (isSignal ? "To change this behavior use \"set unwindonsignal off\".\n" : "")
            + abandoned(needed));
  }

  private static String abandoned(NeededCall needed) {
    return "Evaluation of the expression containing the function\n("
        + needed.name()
        + ") will be abandoned.";
  }

  private static String terminated(NeededCall needed) {
    return """
    The program being debugged entered a std::terminate call, most likely
    caused by an unhandled C++ exception.  GDB blocked this call in order
    to prevent the program from being terminated, and has restored the
    context to its original state before the call.
    To change this behaviour use "set unwind-on-terminating-exception off".
    Evaluation of the expression containing the function (%s)
    will be abandoned.\
    """
        .replace("%s", needed.name());
  }

  private void takeBack(CallFunction plan, Tid tid) {
    var _ =
        shell
            .workbench()
            .ask(debugger -> {
              debugger.task(tid).ifPresent(task -> debugger.takeBack(task, plan));
              return true;
            });
    shell.workbench().moved();
  }
}
