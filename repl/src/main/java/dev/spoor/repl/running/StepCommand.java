package dev.spoor.repl.running;

import dev.spoor.debugger.step.StepFilter;
import dev.spoor.debugger.step.StepInstructions;
import dev.spoor.debugger.step.StepLine;
import dev.spoor.debugger.step.StepPlan;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import java.util.List;
import java.util.function.LongFunction;

/// `step`, `next`, `stepi` and `nexti`.
public final class StepCommand implements Command {
  private final Synopsis synopsis;
  private final LongFunction<StepPlan> plan;
  private final boolean byLine;

  private StepCommand(Synopsis synopsis, LongFunction<StepPlan> plan, boolean byLine) {
    this.synopsis = synopsis.repeated();
    this.plan = plan;
    this.byLine = byLine;
  }

  /// {@return all of them}
  public static List<Command> all(StepFilter filter) {
    return List.of(
        new StepCommand(
            Synopsis.of(
                    "step",
                    Group.RUNNING,
                    """
                    Step program until it reaches a different source line.
                    Usage: step [N]
                    Argument N means step N times (or till program stops for another reason).\
                    """)
                .aliases("s"),
            count -> StepLine.into(count, filter),
            true),
        new StepCommand(
            Synopsis.of(
                    "next",
                    Group.RUNNING,
                    """
                    Step program, proceeding through subroutine calls.
                    Usage: next [N]
                    Unlike "step", if the current source line calls a subroutine,
                    this command does not enter the subroutine.\
                    """)
                .aliases("n"),
            StepLine::over,
            true),
        new StepCommand(
            Synopsis.of(
                    "stepi",
                    Group.RUNNING,
                    """
                    Step one instruction exactly.
                    Usage: stepi [N]\
                    """)
                .aliases("si"),
            StepInstructions::into,
            false),
        new StepCommand(
            Synopsis.of(
                    "nexti",
                    Group.RUNNING,
                    """
                    Step one instruction, but proceed through subroutine calls.
                    Usage: nexti [N]\
                    """)
                .aliases("ni"),
            StepInstructions::over,
            false));
  }

  @Override
  public Synopsis synopsis() {
    return synopsis;
  }

  @Override
  public void run(Shell shell, String arguments) {
    var _ = shell.workbench().live();
    var count = count(shell, arguments);
    if (count < 1) {
      return;
    }
    if (byLine) {
      tellIfWithoutLines(shell);
    }
    new Going(shell, (synopsis.name() + " " + arguments).strip()).plan(plan.apply(count));
  }

  private static long count(Shell shell, String arguments) {
    if (arguments.isEmpty()) {
      return 1;
    }
    return shell.look(view -> {
      var expressions = view.expressions();
      return expressions.number(expressions.parse(arguments));
    });
  }

  private static void tellIfWithoutLines(Shell shell) {
    shell.show(view -> {
      if (!view.hasStack()) {
        throw new CommandException("The program is not being run.");
      }
      var frame = view.stack(2).frames().getFirst();
      var hasLine = frame.place().filter(place -> place.line().isPresent()).isPresent();
      if (!hasLine) {
        var name = view.symbols().functionAt(frame.pc()).map(each -> each.name());
        if (name.isEmpty()) {
          throw new CommandException("Cannot find bounds of current function");
        }
        shell.output().line("Single stepping until exit from function " + name.get() + ",");
        shell.output().line("which has no line number information.");
      }
    });
  }
}
