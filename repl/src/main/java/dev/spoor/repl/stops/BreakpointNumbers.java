package dev.spoor.repl.stops;

import dev.spoor.debugger.Debugger;
import dev.spoor.debugger.breakpoint.Breakpoint;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Numbers;
import java.util.List;

/// Breakpoints by the numbers that users type.
final class BreakpointNumbers {
  private BreakpointNumbers() {}

  /// {@return the breakpoints with the numbers in `text`}
  ///
  /// @throws CommandException if there is one that is none
  static List<Breakpoint> of(Debugger debugger, String text) {
    return Numbers.of(text).stream().map(number -> one(debugger, number)).toList();
  }

  /// {@return the breakpoint with a number}
  ///
  /// @throws CommandException if there is none
  static Breakpoint one(Debugger debugger, int number) {
    return debugger
        .breakpoints()
        .numbered(number)
        .orElseThrow(() -> new CommandException("No breakpoint number " + number + "."));
  }
}
