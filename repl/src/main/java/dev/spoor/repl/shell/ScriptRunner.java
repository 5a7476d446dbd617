package dev.spoor.repl.shell;

import dev.spoor.repl.text.CommandException;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Carries out scripts: their lines in order, `if` and `while`, and scripts within each other as
/// far as the stack goes. For one thread.
final class ScriptRunner {
  /// How deep scripts may be in each other on the stack of one thread, 1 MiB: a third of what fits.
  private static final int NESTING_OF_A_STACK = 300;

  /// How deep they may be in all, whatever `max-user-call-depth` says.
  private static final int MOST_NESTING = 100 * NESTING_OF_A_STACK;

  private final Lines lines;
  private final Predicate<String> conditions;
  private final IntSupplier mostDefined;
  private final BooleanSupplier isOver;
  private int nesting;
  private int definedDepth;

  /// What single lines do.
  interface Lines {
    /// Runs one.
    ///
    /// @param body the lines that belong to it
    void call(String line, Script body);

    /// Shows what was printed, since more may be long in coming.
    void flush();
  }

  /// @param conditions says whether an expression holds
  /// @param mostDefined how deep user-defined commands may be in each other
  /// @param isOver whether nothing more is to be run
  ScriptRunner(
      Lines lines, Predicate<String> conditions, IntSupplier mostDefined, BooleanSupplier isOver) {
    this.lines = lines;
    this.conditions = conditions;
    this.mostDefined = mostDefined;
    this.isOver = isOver;
  }

  /// {@return how deep the script that is running is in others}
  int nesting() {
    return nesting;
  }

  /// Runs a script.
  ///
  /// @param replacing puts arguments into each line
  void run(Script script, UnaryOperator<String> replacing) {
    if (nesting == MOST_NESTING) {
      throw tooDeep();
    }
    nesting++;
    try {
      if (nesting % NESTING_OF_A_STACK == 0) {
        OtherStack.run(() -> runParts(script, replacing));
      } else {
        runParts(script, replacing);
      }
    } finally {
      nesting--;
    }
  }

  /// Runs the script of a user-defined command.
  ///
  /// @param replacing puts arguments into each line
  void runDefined(Script script, UnaryOperator<String> replacing) {
    if (definedDepth >= mostDefined.getAsInt()) {
      throw tooDeep();
    }
    definedDepth++;
    try {
      run(script, replacing);
    } finally {
      definedDepth--;
    }
  }

  private static CommandException tooDeep() {
    return new CommandException("Max user call depth exceeded -- command aborted.");
  }

  private void runParts(Script script, UnaryOperator<String> replacing) {
    for (var part : script.parts()) {
      if (isOver.getAsBoolean()) {
        return;
      }
      run(part, replacing);
    }
  }

  /// Runs a part of a script, which is no deeper for that.
  ///
  /// @param replacing puts arguments into each line
  void run(Script.Part part, UnaryOperator<String> replacing) {
    switch (part) {
      case Script.Part.Line(var text) -> lines.call(replacing.apply(text), Script.EMPTY);
      case Script.Part.Block(var text, var body) -> lines.call(replacing.apply(text), body);
      case Script.Part.Choice(var condition, var then, var otherwise) ->
          run(holds(replacing.apply(condition)) ? then : otherwise, replacing);
      case Script.Part.Loop(var condition, var body) -> {
        while (!isOver.getAsBoolean()
            && holds(replacing.apply(condition))
            && round(body, replacing)) {
          lines.flush();
        }
      }
    }
  }

  private boolean round(Script body, UnaryOperator<String> replacing) {
    try {
      run(body, replacing);
      return true;
    } catch (LoopExit exit) {
      return exit.isAgain();
    }
  }

  private boolean holds(String condition) {
    if (condition.isEmpty()) {
      throw new CommandException("if/while commands require arguments.");
    }
    return conditions.test(condition);
  }
}
