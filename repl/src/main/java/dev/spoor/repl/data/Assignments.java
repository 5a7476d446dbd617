package dev.spoor.repl.data;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.repl.debuggee.Undo;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.shell.Shell;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import java.util.regex.Pattern;

/// What an expression that assigns is about to change, so that it can be taken back.
final class Assignments {
  private static final Pattern ASSIGNMENT =
      Pattern.compile("^([^=<>!]+?)\\s*(?:[-+*/%&|^]|<<|>>)?=(?!=)(.*)$", Pattern.DOTALL);

  private Assignments() {}

  /// Keeps what is in memory where `expression` assigns to. What is in a register is kept where it
  /// is set.
  static void remember(Shell shell, View view, String expression) {
    var found = ASSIGNMENT.matcher(expression);
    if (!found.find() || found.group(1).strip().startsWith("$")) {
      return;
    }
    try {
      var place = view.expressions().evaluate(found.group(1));
      var size = (int) place.sizeBytes().orElse(0);
      if (place.address().isEmpty() || size <= 0) {
        return;
      }
      var at = place.address().get();
      var memory = view.memory();
      var before = memory.read(at, size);
      shell
          .workbench()
          .undo()
          .add(new Undo.Change(size + " bytes at " + at, () -> memory.write(at, before)));
    } catch (ExpressionException _) {
      return;
    }
  }

  /// Keeps what was in memory before it was written.
  static void restorable(Shell shell, Address at, byte[] before, Memory memory) {
    shell
        .workbench()
        .undo()
        .add(new Undo.Change(before.length + " bytes at " + at, () -> memory.write(at, before)));
  }

  /// What was looked at may have changed.
  static void done(Shell shell, String expression) {
    if (ASSIGNMENT.matcher(expression).find()
        || expression.contains("++")
        || expression.contains("--")
        || expression.contains("(")) {
      shell.workbench().moved();
    }
  }
}
