package dev.spoor.repl.data;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import java.util.regex.Pattern;

/// `init-if-undefined`.
public final class InitIfUndefinedCommand implements Command {
  private static final Pattern ASSIGNMENT = Pattern.compile("\\$(\\w+)\\s*=(?!=)(.*)");

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "init-if-undefined",
        Group.DATA,
        """
        Gives a convenience variable a first value; one that it has already stays.
        Usage: init-if-undefined $VARIABLE = EXPRESSION\
        """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    if (!arguments.contains("=")) {
      throw new CommandException(
          arguments.isEmpty()
              ? "Argument required (expression to compute)."
              : "Init-if-undefined requires an assignment expression.");
    }
    var assignment = ASSIGNMENT.matcher(arguments);
    if (!assignment.matches()) {
      throw new CommandException(
          "The first parameter to init-if-undefined should be a GDB variable.");
    }
    var name = assignment.group(1);
    if (!shell.workbench().values().isSet(name)) {
      shell
          .workbench()
          .values()
          .set(name, shell.look(view -> view.expressions().evaluate(assignment.group(2))));
    }
  }
}
