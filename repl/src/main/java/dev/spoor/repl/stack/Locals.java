package dev.spoor.repl.stack;

import dev.spoor.debugger.symbols.CallFrame;
import dev.spoor.machine.Printable;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.repl.print.FrameText;
import dev.spoor.repl.print.Printing;
import dev.spoor.symbolic.variable.FrameVariables;
import dev.spoor.symbolic.variable.Variable;
import java.util.ArrayList;
import java.util.List;

/// The variables of a frame, a line each.
///
/// @param printing what is needed for it
record Locals(Printing printing) {
  /// {@return the local variables, innermost block first; none if there are none}
  List<String> of(FrameText text, CallFrame frame) {
    var variables = printing.view().variables(text.stack(), frame);
    var found = new ArrayList<String>();
    for (var scope : text.scopes(frame)) {
      for (var variable : scope.variables()) {
        if (variable.kind() == Variable.Kind.LOCAL) {
          found.add(line(variables, variable));
        }
      }
    }
    return found;
  }

  /// {@return the parameters}
  List<String> arguments(FrameText text, CallFrame frame) {
    var variables = printing.view().variables(text.stack(), frame);
    return text.parameters(frame).stream().map(each -> line(variables, each)).toList();
  }

  private String line(FrameVariables variables, Variable variable) {
    try {
      return Printable.of(variable.name()) + " = " + printing.plain(variables.value(variable));
    } catch (MalformedObjectException damaged) {
      var why = Printable.of(String.valueOf(damaged.getMessage()));
      return Printable.of(variable.name()) + " = <error: " + why + ">";
    }
  }

  /// {@return the local variables as a backtrace shows them}
  List<String> nested(FrameText text, CallFrame frame) {
    var lines = of(text, frame);
    return lines.isEmpty()
        ? List.of("No locals.")
        : lines.stream().map(line -> line.indent(8).stripTrailing()).toList();
  }
}
