package dev.spoor.repl.general;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.Numbers;

/// `show values`: what was printed last.
public final class ShowValuesCommand implements Command {
  private static final int MANY = 10;

  private int next = 1;

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "values",
        Group.STATUS,
        """
        Elements of value history around item number IDX (or last ten).
        Usage: show values [IDX | +]
        + shows those behind what was shown last.\
        """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    var values = shell.workbench().values();
    var first =
        arguments.isEmpty()
            ? values.recorded() - MANY + 1
            : arguments.equals("+") ? next : Numbers.constant(arguments) - MANY / 2;
    first = Math.max(1, first);
    var start = first;
    shell.show(view -> {
      for (var number = start; number < start + MANY; number++) {
        var value = values.recorded(number);
        if (value.isPresent()) {
          shell.output().line("$" + number + " = " + shell.printing(view).alone(value.get()));
        }
      }
    });
    next = first + MANY;
  }
}
