package dev.spoor.repl.stack;

import dev.spoor.repl.debuggee.Slot;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Numbers;
import dev.spoor.repl.text.Words;
import java.util.Optional;

/// `add-inferior` and `clone-inferior`.
public final class AddInferiorCommand implements Command {
  private static final int MOST = 1000;

  private final boolean isClone;

  private AddInferiorCommand(boolean isClone) {
    this.isClone = isClone;
  }

  /// {@return `add-inferior`}
  public static Command adding() {
    return new AddInferiorCommand(false);
  }

  /// {@return `clone-inferior`}
  public static Command cloning() {
    return new AddInferiorCommand(true);
  }

  @Override
  public Synopsis synopsis() {
    return isClone
        ? Synopsis.of(
            "clone-inferior",
            Group.RUNNING,
            """
            Clone an inferior.
            Usage: clone-inferior [-copies N] [NUMBER]
            The new one has the program and the arguments of inferior NUMBER, or of the selected one.\
            """)
        : Synopsis.of(
            "add-inferior",
            Group.RUNNING,
            """
            Add a new inferior.
            Usage: add-inferior [-copies N] [-exec FILE] [-no-connection]
            It has no program, or FILE; "inferior" selects it, "run" starts it.\
            """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    var copies = 1;
    var program = "";
    var like = isClone ? Optional.of(shell.workbench().slots().current()) : Optional.<Slot>empty();
    for (var rest = arguments; !rest.isEmpty(); rest = Words.rest(rest)) {
      var word = Words.first(rest);
      switch (word) {
        case "-copies" -> {
          rest = Words.rest(rest);
          copies = copies(Words.first(rest));
        }
        case "-exec" -> {
          rest = Words.rest(rest);
          program = Words.first(rest);
        }
        case "-no-connection" -> {}
        default -> like = Optional.of(given(shell, word));
      }
    }
    for (var i = 0; i < copies; i++) {
      add(shell, like, program);
    }
  }

  private static int copies(String word) {
    var count = word.isEmpty() ? -1 : Numbers.number(word);
    if (count < 0 || count > MOST) {
      throw new CommandException("Invalid copies number");
    }
    return count;
  }

  private Slot given(Shell shell, String word) {
    if (!isClone) {
      throw new CommandException("Invalid argument");
    }
    var number = Numbers.number(word);
    return shell
        .workbench()
        .slots()
        .numbered(number)
        .orElseThrow(() -> new CommandException("Inferior ID " + number + " not known."));
  }

  private static void add(Shell shell, Optional<Slot> like, String program) {
    var workbench = shell.workbench();
    var before = workbench.slots().current();
    if (like.filter(slot -> slot == before).isPresent()) {
      before.arguments(shell.settings().text("args"));
    }
    var slot = workbench.addSlot(like);
    shell.output().line("[New inferior " + slot.number() + "]");
    shell
        .output()
        .line(
            "Added inferior "
                + slot.number()
                + (before.process().isPresent() ? " on connection 1 (native)" : ""));
    if (!program.isEmpty()) {
      workbench.file(slot, program);
    }
  }
}
