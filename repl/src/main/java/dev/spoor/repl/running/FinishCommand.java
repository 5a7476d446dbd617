package dev.spoor.repl.running;

import dev.spoor.debugger.HaltCause;
import dev.spoor.debugger.step.StepLine;
import dev.spoor.debugger.step.StepOut;
import dev.spoor.debugger.step.StepPlan;
import dev.spoor.debugger.step.Verdict;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.print.FrameText;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Text;
import dev.spoor.symbolic.type.Type;
import java.util.Optional;

/// `finish`.
public final class FinishCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "finish",
            Group.RUNNING,
            """
            Execute until selected stack frame returns.
            Usage: finish
            Upon return, the value returned is printed and put in the value history.\
            """)
        .aliases("fin");
  }

  private record Way(StepPlan plan, Text from, Optional<Type> result) {}

  @Override
  public void run(Shell shell, String arguments) {
    var _ = shell.workbench().live();
    var way = shell.look(view -> way(shell, view));
    if (shell.isFromUser()) {
      shell.output().line(Text.of("Run till exit from ").append(way.from()));
    }
    new Going(shell, "finish").plan(way.plan());
    way.result().ifPresent(type -> tellValue(shell, type));
  }

  private static Way way(Shell shell, View view) {
    if (!view.hasStack()) {
      throw new CommandException("The program is not being run.");
    }
    var frame = view.frame();
    var stack = view.stack(frame.level() + 3);
    if (frame.level() + 1 >= stack.frames().size()) {
      throw new CommandException("\"finish\" not meaningful in the outermost frame.");
    }
    var from = new FrameText(shell.printing(view), stack.stack()).numbered(frame);
    if (frame.isInlined()) {
      return new Way(StepLine.outOfInlined(frame.inlined() + 1), from, Optional.empty());
    }
    var function = view.symbols().functionAt(frame.frame().lookupAddress());
    var plan =
        StepOut.of(stack, frame.level(), function)
            .orElseThrow(
                () -> new CommandException("\"finish\" not meaningful in the outermost frame."));
    return new Way(plan, from, ReturnValue.typeAt(view, frame.frame().lookupAddress()));
  }

  private static void tellValue(Shell shell, Type type) {
    var stops = shell.workbench().history().stops();
    var isReturned =
        !stops.isEmpty()
            && stops.getLast().halt().causes().stream()
                .anyMatch(
                    cause -> cause instanceof HaltCause.PlanFinished(Verdict.Outcome.Returned _));
    if (!isReturned || shell.workbench().inferior().isEmpty()) {
      return;
    }
    shell.show(view ->
        ReturnValue.of(view, type)
            .ifPresent(value -> {
              var number = shell.workbench().values().add(value);
              shell
                  .output()
                  .text("Value returned is $" + number + " = " + shell.printing(view).alone(value));
            }));
  }
}
