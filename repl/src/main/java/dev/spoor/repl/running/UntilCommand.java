package dev.spoor.repl.running;

import dev.spoor.debugger.location.CodeLocation;
import dev.spoor.debugger.location.Locator;
import dev.spoor.debugger.step.RunToPlaces;
import dev.spoor.debugger.step.StepLine;
import dev.spoor.debugger.step.StepPlan;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.stops.Place;
import dev.spoor.repl.text.CommandException;

/// `until` and `advance`.
public final class UntilCommand implements Command {
  private final boolean advances;

  private UntilCommand(boolean advances) {
    this.advances = advances;
  }

  /// {@return `until`}
  public static Command until() {
    return new UntilCommand(false);
  }

  /// {@return `advance`}
  public static Command advance() {
    return new UntilCommand(true);
  }

  @Override
  public Synopsis synopsis() {
    return advances
        ? Synopsis.of(
                "advance",
                Group.RUNNING,
                """
                Continue the program up to the given location (same form as args for break command).
                Execution will also stop upon exit from the current stack frame.\
                """)
            .completing(Completion.LOCATION)
        : Synopsis.of(
                "until",
                Group.RUNNING,
                """
                Execute until past the current line or past a LOCATION.
                Usage: until [LOCATION]
                Execute until the program reaches a source line greater than the current
                or a specified location (same args as break command) within the current frame.\
                """)
            .aliases("u")
            .completing(Completion.LOCATION)
            .repeated();
  }

  @Override
  public void run(Shell shell, String arguments) {
    var _ = shell.workbench().live();
    if (arguments.isEmpty() && advances) {
      throw new CommandException("Argument required (a location).");
    }
    var plan =
        arguments.isEmpty() ? StepLine.onward() : shell.look(view -> to(shell, view, arguments));
    new Going(shell, (synopsis().name() + " " + arguments).strip()).plan(plan);
  }

  private StepPlan to(Shell shell, View view, String arguments) {
    var place = Place.parse(shell, view, arguments);
    var addresses =
        new Locator(view.symbols())
            .locate(place.spec()).stream().map(CodeLocation::address).toList();
    var frame = view.frame();
    var stack = view.stack(frame.level() + 3);
    if (advances) {
      return RunToPlaces.advance(addresses, stack, frame.level());
    }
    var function = view.symbols().functionAt(frame.frame().lookupAddress());
    return RunToPlaces.until(
        addresses,
        address -> function.filter(each -> each.contains(address)).isPresent(),
        stack,
        frame.level());
  }
}
