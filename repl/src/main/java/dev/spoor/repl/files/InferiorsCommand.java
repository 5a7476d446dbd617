package dev.spoor.repl.files;

import dev.spoor.repl.debuggee.Slot;
import dev.spoor.repl.running.KillCommand;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Numbers;

/// What is done with inferiors by their numbers: `kill inferiors`, `detach inferiors`,
/// `remove-inferiors`.
public final class InferiorsCommand implements Command {
  private enum Deed {
    KILL("inferiors", "Kill inferior(s) by ID.", "Requires argument (inferior id(s) to kill)"),
    DETACH(
        "inferiors",
        "Detach from inferior(s) by ID.",
        "Requires argument (inferior id(s) to detach)"),
    REMOVE(
        "remove-inferiors",
        "Remove inferior ID (or list of IDs).",
        "Requires an argument (inferior id(s) to remove)");

    private final String command;
    private final String help;
    private final String missing;

    Deed(String command, String help, String missing) {
      this.command = command;
      this.help = help;
      this.missing = missing;
    }
  }

  private final Deed deed;

  private InferiorsCommand(Deed deed) {
    this.deed = deed;
  }

  /// {@return `kill inferiors`}
  public static Command killing() {
    return new InferiorsCommand(Deed.KILL);
  }

  /// {@return `detach inferiors`}
  public static Command detaching() {
    return new InferiorsCommand(Deed.DETACH);
  }

  /// {@return `remove-inferiors`}
  public static Command removing() {
    return new InferiorsCommand(Deed.REMOVE);
  }

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        deed.command,
        Group.RUNNING,
        deed.help + "\nUsage: NUMBER... as \"info inferiors\" has them");
  }

  @Override
  public void run(Shell shell, String arguments) {
    if (arguments.isEmpty()) {
      throw new CommandException(deed.missing);
    }
    for (var number : Numbers.of(arguments)) {
      var slot = shell.workbench().slots().numbered(number);
      if (slot.isEmpty()) {
        shell.output().error("warning: Inferior ID " + number + " not known.");
      } else if (deed == Deed.REMOVE) {
        remove(shell, slot.get());
      } else if (slot.get().process().isEmpty()) {
        shell.output().error("warning: Inferior ID " + number + " is not running.");
      } else {
        end(shell, slot.get());
      }
    }
  }

  private static void remove(Shell shell, Slot slot) {
    if (slot == shell.workbench().slots().current()) {
      shell.output().error("warning: Can not remove current inferior " + slot.number() + ".");
    } else if (slot.process().isPresent()) {
      shell.output().error("warning: Can not remove active inferior " + slot.number() + ".");
    } else {
      shell.workbench().remove(slot);
    }
  }

  /// The selected one stays selected.
  private void end(Shell shell, Slot slot) {
    var workbench = shell.workbench();
    var before = workbench.slots().current();
    var selection = workbench.selection();
    workbench.select(slot, selection, shell.settings());
    if (deed == Deed.KILL) {
      KillCommand.kill(shell);
    } else {
      DetachCommand.detach(shell);
    }
    workbench.select(before, slot == before ? workbench.selection() : selection, shell.settings());
  }
}
