package dev.spoor.repl.debuggee;

import dev.spoor.debugger.breakpoint.Condition;
import dev.spoor.debugger.breakpoint.ConditionCompiler;
import dev.spoor.debugger.breakpoint.ConditionException;
import dev.spoor.debugger.symbols.Symbols;
import dev.spoor.engine.StoppedTask;
import dev.spoor.machine.Address;
import dev.spoor.symbolic.language.SessionValues;
import dev.spoor.symbolic.language.syntax.ExpressionException;

/// Conditions of breakpoints: expressions, evaluated in the innermost frame, by compiled forms as
/// far as there are any.
final class ConditionBridge implements ConditionCompiler {
  private final SessionValues values;

  ConditionBridge(SessionValues values) {
    this.values = values;
  }

  @Override
  public Condition compile(String text, Symbols symbols, Address at) {
    try {
      // Names are looked for in what has been opened.
      symbols.objects().stream()
          .findFirst()
          .ifPresent(
              program -> symbols.debugged().at(program.address(program.file().header().entry())));
      var compiled = dev.spoor.symbolic.language.Condition.at(at, text, symbols.program(), values);
      return new Compiled(compiled, new StoppedFrame(symbols));
    } catch (ExpressionException senseless) {
      throw new ConditionException(senseless.sentence());
    }
  }

  private record Compiled(dev.spoor.symbolic.language.Condition condition, StoppedFrame frame)
      implements Condition {
    @Override
    public Answer ask(StoppedTask task) {
      frame.enter(task.registers());
      return switch (condition.test(frame)) {
        case HOLDS -> Answer.HOLDS;
        case HOLDS_NOT -> Answer.HOLDS_NOT;
        case CALLS -> Answer.CALLS;
        case FAILED -> throw new ConditionException(condition.failure());
      };
    }
  }
}
