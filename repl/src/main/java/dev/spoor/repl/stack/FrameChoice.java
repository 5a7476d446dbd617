package dev.spoor.repl.stack;

import dev.spoor.machine.Address;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.print.FrameText;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Words;

/// Which frame a user means: `2`, `level 2`, `function main`, `address 0x7ffe0000`.
public final class FrameChoice {
  private static final int MOST = 1 << 16;

  private FrameChoice() {}

  /// {@return the level of a frame}
  ///
  /// @throws CommandException if there is none
  public static int level(View view, String text) {
    var rest = Words.rest(text);
    return switch (Words.first(text)) {
      case "function" -> ofFunction(view, rest);
      case "address" -> ofAddress(view, rest);
      case "level" -> ofLevel(view, rest);
      default -> ofLevel(view, text);
    };
  }

  private static int ofLevel(View view, String text) {
    var level = number(view, text);
    if (level < 0 || level >= MOST || level >= view.stack(level + 2).frames().size()) {
      throw new CommandException("No frame at level " + text + ".");
    }
    return level;
  }

  private static int ofFunction(View view, String name) {
    if (name.isEmpty()) {
      throw new CommandException("Missing function name argument");
    }
    for (var frame : view.stack(MOST).frames()) {
      if (FrameText.functionName(frame).equals(name)) {
        return frame.level();
      }
    }
    throw new CommandException(
        view.symbols().program().global(name).isPresent()
            ? "No frame for function \"" + name + "\"."
            : "Function \"" + name + "\" not defined.");
  }

  private static int ofAddress(View view, String text) {
    if (text.isEmpty()) {
      throw new CommandException("Argument required (expression to compute).");
    }
    var expressions = view.expressions();
    Address address = expressions.address(expressions.parse(text));
    for (var frame : view.stack(MOST).frames()) {
      if (frame.frame().cfa().filter(address::equals).isPresent()) {
        return frame.level();
      }
    }
    throw new CommandException("No frame at address " + text + ".");
  }

  /// {@return the value of an expression that is a small number}
  static int number(View view, String text) {
    if (text.isEmpty()) {
      throw new CommandException("Argument required (expression to compute).");
    }
    var expressions = view.expressions();
    return Math.clamp(expressions.number(expressions.parse(text)), -MOST, MOST);
  }
}
