package dev.spoor.repl.general;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import java.util.ArrayList;

/// `show convenience`: the variables of the session.
public final class ShowConvenienceCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "convenience",
            Group.STATUS,
            """
            Debugger convenience ("$foo") variables that were set, the last one first.
            Usage: show convenience
            They are made by assigning them values; thus "set $foo=3" gives "$foo" the value 3.\
            """)
        .aliases("conv");
  }

  @Override
  public void run(Shell shell, String arguments) {
    var variables = shell.workbench().values().variables();
    if (variables.isEmpty()) {
      shell.output().line("No debugger convenience values now defined.");
      shell
          .output()
          .line("Convenience variables have prefix characters \"$\", e.g. \"set $foo = 5\".");
      return;
    }
    var names = new ArrayList<>(variables.keySet());
    shell.show(view -> {
      for (var name : names.reversed()) {
        var value = variables.get(name);
        if (value != null) {
          shell.output().line("$" + name + " = " + shell.printing(view).alone(value));
        }
      }
    });
  }
}
