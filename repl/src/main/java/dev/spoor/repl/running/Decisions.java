package dev.spoor.repl.running;

import dev.spoor.debugger.Debugger;
import dev.spoor.debugger.Halt;
import dev.spoor.debugger.HaltCause;
import dev.spoor.debugger.HaltCause.HitDetail;
import dev.spoor.debugger.Interruption;
import dev.spoor.debugger.breakpoint.Breakpoint;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.text.CommandException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Conditions of breakpoints that call functions of the program: everything is halted for them, and
/// goes on as if nothing had been if they do not hold.
///
/// @param shell whose program has the functions
record Decisions(Shell shell) {
  /// A function that a condition calls may come to a breakpoint with such a condition itself.
  private static final int DEEPEST = 8;

  /// {@return the first halt that is one}
  ///
  /// @param next waits for the one after a halt that is none
  Halt settled(Halt first, Waiting next) {
    var halt = first;
    while (isUndecided(halt)) {
      var interruption = shell.workbench().ask(debugger -> debugger.interruption());
      shell.workbench().halted(halt);
      var causes = decided(halt);
      if (!causes.isEmpty() || interruption.isEmpty()) {
        return causes.isEmpty() ? halt : new Halt(halt.task(), causes);
      }
      halt =
          next.after(() -> {
            shell.workbench().moved();
            var _ = shell.workbench().ask(debugger -> goneOn(debugger, interruption.get()));
          });
    }
    return halt;
  }

  private static boolean goneOn(Debugger debugger, Interruption interruption) {
    debugger.goOn(interruption);
    return true;
  }

  /// Waits for a halt.
  @FunctionalInterface
  interface Waiting {
    /// {@return the halt after something was started}
    Halt after(Runnable start);
  }

  private static boolean isUndecided(Halt halt) {
    return halt.causes().stream()
        .anyMatch(
            cause -> cause instanceof HaltCause.Hit(var _, var detail) && isUndecided(detail));
  }

  private static boolean isUndecided(Optional<HitDetail> detail) {
    return detail
        .filter(each -> each instanceof HitDetail.Undecided || each instanceof HitDetail.Printed)
        .isPresent();
  }

  private List<HaltCause> decided(Halt halt) {
    var causes = new ArrayList<HaltCause>();
    for (var cause : halt.causes()) {
      decided(halt, cause).ifPresent(causes::add);
    }
    return causes;
  }

  private Optional<HaltCause> decided(Halt halt, HaltCause cause) {
    if (!(cause instanceof HaltCause.Hit(var breakpoint, var detail))) {
      return Optional.of(cause);
    }
    return switch (detail.orElse(null)) {
      case HitDetail.Undecided(var then) ->
          hit(halt, breakpoint, then).flatMap(held -> decided(halt, held));
      case HitDetail.Printed _ ->
          isPrinted(breakpoint)
              ? Optional.empty()
              : Optional.of(new HaltCause.Hit(breakpoint, Optional.empty()));
      case null, default -> Optional.of(cause);
    };
  }

  /// {@return whether a log point has said what it is to say; why not is told}
  private boolean isPrinted(Breakpoint breakpoint) {
    try {
      shell.perform("printf " + breakpoint.prints());
      return true;
    } catch (CommandException failure) {
      shell.output().error(failure.sentence());
      return false;
    }
  }

  private Optional<HaltCause> hit(Halt halt, Breakpoint breakpoint, Optional<HitDetail> then) {
    try {
      if (shell.workbench().calls().depth() >= DEEPEST) {
        return Optional.of(new HaltCause.Hit(breakpoint, then));
      }
      if (!holds(breakpoint.condition())) {
        return Optional.empty();
      }
    } catch (CommandException failure) {
      if (shell.workbench().inferior().isEmpty()) {
        throw failure;
      }
      shell.output().error(failure(failure.sentence()));
    }
    return shell.workbench().ask(debugger -> debugger.decided(halt.task(), breakpoint, then));
  }

  /// {@return what is said of a condition without a value}
  static String failure(String sentence) {
    return "Error in testing breakpoint condition:\n" + sentence;
  }

  private boolean holds(String condition) {
    return new ProgramCalls(shell)
        .look(
            condition,
            view -> {
              var expressions = view.expressions();
              return expressions.holds(expressions.parse(condition));
            });
  }
}
