package dev.spoor.repl.stack;

import dev.spoor.repl.debuggee.Selection;
import dev.spoor.repl.debuggee.Slot;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Numbers;

/// `inferior`.
public final class InferiorCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "inferior",
        Group.RUNNING,
        """
        Use this command to switch between inferiors.
        Usage: inferior [NUMBER]
        Without a number the selected inferior is told; "info inferiors" lists all.\
        """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    var workbench = shell.workbench();
    if (arguments.isEmpty()) {
      shell.output().line("[Current inferior is " + name(workbench.slots().current()) + "]");
      return;
    }
    var number = Numbers.number(arguments);
    var slot =
        workbench
            .slots()
            .numbered(number)
            .orElseThrow(() -> new CommandException("Inferior ID " + number + " not known."));
    var target = workbench.targetOf(slot);
    int first =
        target
            .map(live ->
                workbench.<Integer>look(
                    live,
                    view -> view.threads().isEmpty() ? 0 : view.threads().getFirst().number()))
            .orElse(0);
    workbench.select(slot, new Selection(first, 0), shell.settings());
    shell.output().line("[Switching to inferior " + name(slot) + "]");
    if (first > 0) {
      shell.show(view -> {
        var thread = view.thread();
        shell.output().line("[Switching to thread " + ThreadText.numbered(view, thread) + "]");
        FrameCommand.show(shell, view);
      });
    }
  }

  private static String name(Slot slot) {
    return slot.number()
        + " ["
        + slot.description()
        + "] ("
        + (slot.program().isEmpty() ? "<noexec>" : slot.program())
        + ")";
  }
}
