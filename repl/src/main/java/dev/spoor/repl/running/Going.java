package dev.spoor.repl.running;

import dev.spoor.debugger.DebugTask;
import dev.spoor.debugger.Debugger;
import dev.spoor.debugger.Halt;
import dev.spoor.debugger.HaltCause;
import dev.spoor.debugger.Inferior;
import dev.spoor.debugger.breakpoint.Trigger;
import dev.spoor.debugger.step.CallFunction;
import dev.spoor.debugger.step.StepPlan;
import dev.spoor.engine.Ending;
import dev.spoor.machine.linux.Tid;
import dev.spoor.repl.debuggee.Stop;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.print.FrameText;
import dev.spoor.repl.print.HaltText;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.stack.ThreadText;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Lets the program go on, waits for its next halt and tells of it.
public final class Going {
  private final Shell shell;
  private final String command;

  /// The thread that was selected when the program went on.
  private Optional<Tid> from = Optional.empty();

  /// @param command what the user said, for `why`
  public Going(Shell shell, String command) {
    this.shell = shell;
    this.command = command;
  }

  /// Which call a task is in, so that it can be known again.
  record Origin(Tid thread, String function, Optional<dev.spoor.machine.Address> cfa) {
    static final Origin NONE = new Origin(Tid.of(1), "", Optional.empty());

    static Origin of(View view) {
      if (!view.hasStack()) {
        return NONE;
      }
      var frame = view.stack(2).frames().getFirst();
      return new Origin(view.thread().tid(), FrameText.functionName(frame), frame.frame().cfa());
    }
  }

  /// Lets all threads go on.
  public void all() {
    go(debugger -> debugger.go(tasks(debugger)), Origin.NONE);
  }

  /// Lets the selected thread follow a plan, the others beside it as `scheduler-locking` has it.
  public void plan(StepPlan plan) {
    var origin = shell.look(Origin::of);
    go(
        debugger -> {
          var task = selected(debugger);
          debugger.go(task, plan, isLocked(true) ? List.of(task) : tasks(debugger));
        },
        origin);
  }

  /// Has the selected thread call a function, and waits for whatever comes of it. Nothing is told.
  public Halt call(CallFunction plan) {
    return settled(
        halt(debugger -> {
          var task = selected(debugger);
          debugger.go(task, plan, isLocked(true) ? List.of(task) : tasks(debugger));
        }));
  }

  private interface Start {
    void on(Debugger debugger);
  }

  private void go(Start start, Origin origin) {
    report(settled(halt(start)), origin);
  }

  private Halt settled(Halt halt) {
    return new Decisions(shell).settled(halt, this::withTerminal);
  }

  /// The program has the terminal before it runs: it may look at once.
  private Halt halt(Start start) {
    var _ = shell.workbench().live();
    shell.output().flush();
    shell.workbench().moved();
    return withTerminal(() -> {
      var _ =
          shell
              .workbench()
              .ask(debugger -> {
                from = Optional.of(selected(debugger).tid());
                start.on(debugger);
                return true;
              });
    });
  }

  private Collection<DebugTask> tasks(Debugger debugger) {
    if (isLocked(false)) {
      return List.of(selected(debugger));
    }
    if (!shell.settings().isOn("schedule-multiple")) {
      return shell.workbench().live().tasks();
    }
    var all = new ArrayList<DebugTask>();
    for (var inferior : debugger.inferiors().all()) {
      all.addAll(inferior.tasks());
    }
    return all;
  }

  private boolean isLocked(boolean isStep) {
    var mode = shell.settings().text("scheduler-locking");
    return mode.equals("on") || isStep && mode.equals("step");
  }

  DebugTask selected(Debugger debugger) {
    var number = shell.workbench().selection().thread();
    return shell.workbench().live().tasks().stream()
        .filter(task -> task.number() == number)
        .findFirst()
        .or(() ->
            debugger.inferiors().all().stream()
                .map(Inferior::tasks)
                .flatMap(List::stream)
                .findFirst())
        .orElseThrow(() -> new CommandException("The program is not being run."));
  }

  /// {@return the next halt of what runs already}
  public Halt await() {
    return settled(withTerminal(() -> {}));
  }

  private Halt withTerminal(Runnable start) {
    try {
      shell.workbench().terminal().toProgram();
      start.run();
      shell.workbench().running();
      return shell.workbench().session().awaitHalt();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandException("Quit");
    } finally {
      shell.workbench().terminal().toDebugger();
    }
  }

  /// Tells of a halt.
  public void report(Halt halt) {
    report(halt, Origin.NONE);
  }

  void report(Halt halt, Origin origin) {
    var workbench = shell.workbench();
    var number = workbench.numberOf(halt);
    workbench.halted(halt);
    workbench.prune();
    if (halt.causes().isEmpty()) {
      return;
    }
    Notices.tell(shell);
    failures(halt);
    exitCode(halt);
    switched(halt);
    var lines =
        shell.look(view -> {
          var isSame = !origin.equals(Origin.NONE) && Origin.of(view).equals(origin);
          var text = new HaltText(shell.printing(view), halt, number).lines(isSame);
          position(view);
          return text;
        });
    if (workbench.inferior().isPresent()) {
      shell.hook("hook-stop");
    }
    if (!isSilent(halt)) {
      lines.forEach(shell.output()::line);
    }
    workbench.history().add(new Stop(command, halt, lines.stream().map(Text::toString).toList()));
    if (!isSilent(halt) && workbench.inferior().isPresent()) {
      shell.displays().show(shell);
    }
    actions(halt);
  }

  /// Conditions without a value, which have halted all the same.
  private void failures(Halt halt) {
    for (var cause : halt.causes()) {
      if (cause instanceof HaltCause.Hit(var breakpoint, var detail)
          && breakpoint.trigger() instanceof Trigger.AtCode
          && detail.orElse(null) instanceof HaltCause.HitDetail.Said(var sentence)) {
        shell.output().error(Decisions.failure(sentence));
      }
    }
  }

  /// Another thread is selected than before.
  private void switched(Halt halt) {
    if (from.isPresent() && !from.get().equals(halt.task())) {
      shell.show(view -> {
        if (view.hasStack() && view.thread().tid().equals(halt.task())) {
          shell.output().line("[Switching to " + ThreadText.name(view, view.thread()) + "]");
        }
      });
    }
  }

  /// The next `list` is around where the program is.
  private void position(View view) {
    if (!view.hasStack()) {
      return;
    }
    var place = view.stack(2).frames().getFirst().place();
    if (place.isPresent() && place.get().file().isPresent() && place.get().line().isPresent()) {
      shell.position().around(place.get().file().get(), place.get().line().getAsInt());
    }
  }

  /// `$_exitcode`.
  private void exitCode(Halt halt) {
    for (var cause : halt.causes()) {
      if (cause instanceof HaltCause.Ended(var _, Ending.Exited(var code))) {
        shell.show(view -> {
          if (view.hasTarget()) {
            var value = view.expressions().evaluate(Integer.toString(code));
            shell.workbench().values().set("_exitcode", value);
          }
        });
      }
    }
  }

  private static boolean isSilent(Halt halt) {
    return halt.causes().stream()
        .allMatch(cause ->
            cause instanceof HaltCause.Hit(var breakpoint, var _)
                && (breakpoint.number() > 0
                    && !breakpoint.commands().isEmpty()
                    && breakpoint.commands().getFirst().equals("silent")));
  }

  private void actions(Halt halt) {
    for (var cause : halt.causes()) {
      if (cause instanceof HaltCause.Hit(var breakpoint, var _)
          && !breakpoint.commands().isEmpty()) {
        var lines = breakpoint.commands();
        shell.later(lines.getFirst().equals("silent") ? lines.subList(1, lines.size()) : lines);
      }
    }
  }
}
