package dev.spoor.debugger;

import dev.spoor.debugger.step.CallFunction;
import dev.spoor.debugger.step.StepPlan;
import dev.spoor.debugger.step.StepView;
import dev.spoor.debugger.step.Verdict;
import dev.spoor.debugger.symbols.Symbols;
import dev.spoor.engine.Resumption;
import dev.spoor.machine.Memory;
import dev.spoor.machine.Registers;
import java.util.List;
import java.util.Optional;

/// Asks tasks' plans where they go, and sees to what they say short of going there. Confined to the
/// tracer thread.
final class Plans {
  private final Halts halts;
  private final Guarding guarding;

  Plans(Halts halts, Guarding guarding) {
    this.halts = halts;
    this.guarding = guarding;
  }

  /// {@return an answer, if the plan has ended; nothing if the task is to go on}
  Optional<Resumption> ask(DebugTask task) {
    while (task.plan.isPresent() && task.verdict.isEmpty()) {
      switch (task.plan.get().look(new View(task))) {
        case Verdict.StepInstruction step -> task.verdict = Optional.of(step);
        case Verdict.RunTo target -> {
          if (!plant(task, target, List.of(target))) {
            return Optional.of(abandon(task, unreachable(target)));
          }
        }
        case Verdict.RunToAny any -> {
          if (!plant(task, any, any.places())) {
            return Optional.of(abandon(task, unreachable(any.places().getFirst())));
          }
        }
        case Verdict.SetRegisters(var registers) -> {
          if (task.plan.get() instanceof CallFunction && !task.isInCall) {
            guarding.calling(task);
          }
          task.stopped().setRegisters(registers);
          task.meetsSite = true;
        }
        case Verdict.Finished(var outcome) -> {
          if (outcome instanceof Verdict.Outcome.Stepped(var hidden)) {
            task.hides(hidden);
          }
          if (outcome instanceof Verdict.Outcome.Called) {
            guarding.called(task);
            // It is where it was before, and what is there has been met.
            task.meetsSite = false;
          }
          return Optional.of(finish(task, new HaltCause.PlanFinished(outcome)));
        }
        case Verdict.Abandoned(var reason) -> {
          return Optional.of(abandon(task, reason));
        }
      }
    }
    return Optional.empty();
  }

  private static String unreachable(Verdict.RunTo target) {
    return "Cannot access memory at address " + target.at();
  }

  /// Puts traps where the plan wants its task to come by.
  private static boolean plant(DebugTask task, Verdict verdict, List<Verdict.RunTo> places) {
    task.verdict = Optional.of(verdict);
    for (var place : places) {
      if (!task.inferior().sites().acquire(place.at(), task.inferior().rawMemory())) {
        verdictDone(task);
        return false;
      }
      task.targets.add(place);
    }
    return true;
  }

  /// Ends a plan that cannot be carried out.
  Resumption abandon(DebugTask task, String reason) {
    return finish(task, new HaltCause.PlanAbandoned(reason));
  }

  private Resumption finish(DebugTask task, HaltCause cause) {
    drop(task);
    halts.begin(task.tid(), List.of(cause));
    return Resumption.hold();
  }

  /// Has a task do what its plan said before it was interrupted.
  ///
  /// @return whether it can
  static boolean pursue(DebugTask task, Verdict verdict) {
    return switch (verdict) {
      case Verdict.RunTo target -> plant(task, target, List.of(target));
      case Verdict.RunToAny any -> plant(task, any, any.places());
      case Verdict.StepInstruction _,
          Verdict.SetRegisters _,
          Verdict.Finished _,
          Verdict.Abandoned _ -> {
        task.verdict = Optional.of(verdict);
        yield true;
      }
    };
  }

  /// {@return whether a task's plan wants one instruction carried out}
  static boolean wantsStep(DebugTask task) {
    return task.verdict.filter(Verdict.StepInstruction.class::isInstance).isPresent();
  }

  /// Gives a task a plan.
  static void plan(DebugTask task, StepPlan plan) {
    drop(task);
    task.plan = Optional.of(plan);
    task.detour().planned();
  }

  /// Takes a task's plan from it.
  static void drop(DebugTask task) {
    verdictDone(task);
    task.plan = Optional.empty();
  }

  /// What the plan wanted has been done.
  static void verdictDone(DebugTask task) {
    if (task.inferior().hasImage()) {
      for (var place : task.targets) {
        task.inferior().sites().release(place.at(), task.inferior().rawMemory());
      }
    }
    task.targets.clear();
    task.verdict = Optional.empty();
  }

  private record View(DebugTask task) implements StepView {
    @Override
    public Registers registers() {
      return task.registers();
    }

    @Override
    public Registers allRegisters() {
      return task.stopped().allRegisters();
    }

    @Override
    public byte[] floatingState() {
      return task.stopped().floatingState();
    }

    @Override
    public void floatingState(byte[] block) {
      task.stopped().setFloatingState(block);
    }

    @Override
    public Memory memory() {
      return task.inferior().memory();
    }

    @Override
    public Symbols symbols() {
      return task.inferior().symbols();
    }

    @Override
    public int hidden() {
      return task.hidden();
    }
  }
}
