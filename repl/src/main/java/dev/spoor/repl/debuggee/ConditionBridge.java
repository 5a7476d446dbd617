package dev.spoor.repl.debuggee;

import dev.spoor.debugger.breakpoint.Condition;
import dev.spoor.debugger.breakpoint.ConditionCompiler;
import dev.spoor.debugger.breakpoint.ConditionException;
import dev.spoor.debugger.symbols.Symbols;
import dev.spoor.engine.StoppedTask;
import dev.spoor.machine.Address;
import dev.spoor.symbolic.language.EvaluationSurroundings;
import dev.spoor.symbolic.language.Expressions;
import dev.spoor.symbolic.language.SessionValues;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import java.util.Optional;

/// Conditions of breakpoints: expressions, evaluated in the innermost frame.
final class ConditionBridge implements ConditionCompiler {
  private static final int CALLS_NEEDED = 2;

  private final SessionValues values;

  ConditionBridge(SessionValues values) {
    this.values = values;
  }

  @Override
  public Condition compile(String text, Symbols symbols, Address at) {
    return task -> holds(text, symbols, task);
  }

  private boolean holds(String text, Symbols symbols, StoppedTask task) {
    try {
      var registers = task.registers();
      var stack = symbols.stack(registers, symbols.program().memory(), CALLS_NEEDED).stack();
      var expressions =
          Expressions.in(
              EvaluationSurroundings.of(symbols.program(), stack, 0, Optional.of(registers)),
              values);
      return expressions.holds(expressions.parse(text));
    } catch (ExpressionException unusable) {
      throw new ConditionException(unusable.sentence());
    }
  }
}
