package dev.spoor.repl.status;

import dev.spoor.machine.Address;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.print.SymbolText;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;

/// `info symbol`.
public final class InfoSymbol implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "symbol",
            Group.STATUS,
            """
            Describe what symbol is at location ADDR.
            Usage: info symbol ADDR\
            """)
        .completing(Completion.SYMBOL);
  }

  @Override
  public void run(Shell shell, String arguments) {
    if (arguments.isEmpty()) {
      throw new CommandException("Argument required (address).");
    }
    shell.show(view -> {
      var expressions = view.expressions();
      var address = expressions.address(expressions.parse(arguments));
      shell.output().line(text(view, address, arguments, isAlone(shell, view)));
    });
  }

  /// Without libraries there is one file alone that it can be in.
  private static boolean isAlone(Shell shell, View view) {
    return view.threads().isEmpty() && !shell.workbench().slots().current().hasRun();
  }

  private static String text(View view, Address address, String typed, boolean isAlone) {
    var name = SymbolText.name(view, address).replace("+", " + ");
    var object = view.symbols().debugged().loadedAt(address);
    if (name.isEmpty() || object.isEmpty()) {
      return "No symbol matches " + typed + ".";
    }
    return name
        + " in section "
        + section(object.get(), address)
        + (isAlone ? "" : " of " + view.symbols().space().nameAt(address).orElse(""));
  }

  private static String section(LoadedObject object, Address address) {
    var at = object.fileAddress(address).value();
    for (var section : object.file().sections()) {
      if (section.isLoaded()
          && Long.compareUnsigned(at - section.address().value(), section.bytes().sizeBytes())
              < 0) {
        return section.name();
      }
    }
    return "??";
  }
}
