package dev.spoor.repl.debuggee;

import dev.spoor.debugger.DebugTask;
import dev.spoor.debugger.Halt;
import dev.spoor.debugger.HaltCause;
import dev.spoor.debugger.breakpoint.Breakpoint;
import dev.spoor.debugger.breakpoint.Trigger;
import dev.spoor.debugger.location.LocationSpec;
import dev.spoor.debugger.step.Verdict;

/// How many of the innermost levels of a stack are not shown: calls that are inlined where the
/// thread stands, and that it has not entered in the eyes of the user.
final class HiddenCalls {
  private HiddenCalls() {}

  /// {@return how many, after a halt}
  ///
  /// @param task in which it happened
  static int after(Halt halt, DebugTask task) {
    var hidden = task.hidden();
    for (var cause : halt.causes()) {
      if (cause instanceof HaltCause.PlanFinished(Verdict.Outcome.Stepped(var levels))) {
        return levels;
      }
      if (cause instanceof HaltCause.Hit(var breakpoint, var _)) {
        hidden = Math.min(hidden, atBreakpoint(breakpoint, task));
      }
    }
    return hidden;
  }

  /// Who asks for an inlined function sees it; who asks for a line sees whatever is there.
  private static int atBreakpoint(Breakpoint breakpoint, DebugTask task) {
    if (!(breakpoint.trigger() instanceof Trigger.AtCode(var spec, var _, var _))) {
      return Integer.MAX_VALUE;
    }
    return switch (spec) {
      case LocationSpec.OfFunction(var _, var name) -> levelOf(name, task);
      case LocationSpec.OfLine _ -> 0;
      case LocationSpec.OfAddress _,
          LocationSpec.OfExpression _,
          LocationSpec.OfPattern _,
          LocationSpec.OfProbe _ ->
          Integer.MAX_VALUE;
    };
  }

  private static int levelOf(String name, DebugTask task) {
    var places = task.inferior().symbols().placesOf(task.registers().pc());
    for (var level = 0; level < places.size(); level++) {
      var function = places.get(level).function();
      if (function.equals(name) || function.endsWith("::" + name)) {
        return level;
      }
    }
    return Integer.MAX_VALUE;
  }
}
