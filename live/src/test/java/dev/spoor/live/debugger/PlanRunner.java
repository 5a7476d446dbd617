package dev.spoor.live.debugger;

import dev.spoor.debugger.location.LocationSpec;
import dev.spoor.debugger.location.Locator;
import dev.spoor.debugger.site.Site;
import dev.spoor.debugger.site.SiteTable;
import dev.spoor.debugger.step.StepPlan;
import dev.spoor.debugger.step.StepView;
import dev.spoor.debugger.step.Verdict;
import dev.spoor.debugger.symbols.InlinedCalls;
import dev.spoor.debugger.symbols.Symbols;
import dev.spoor.engine.Command;
import dev.spoor.engine.LaunchException;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.StopHandler;
import dev.spoor.engine.StoppedTask;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.Tracer;
import dev.spoor.engine.Until;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.Memory;
import dev.spoor.machine.Registers;
import dev.spoor.machine.linux.Tid;
import dev.spoor.objects.separate.DebugDirectories;
import dev.spoor.objects.separate.DebugFiles;
import dev.spoor.symbolic.process.MemoryFile;
import dev.spoor.symbolic.process.ProcessDirectory;
import dev.spoor.symbolic.process.ProcessSpace;
import dev.spoor.symbolic.unwind.CallConvention;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Carries out plans for the first thread of a program, from `main` on: the least that a debugger
/// must do.
final class PlanRunner implements StopHandler, StepView {
  private static final byte[] TRAP = {(byte) 0xcc};
  private static final int MOST_PLANS = 200;
  private static final int WRITE_ONLY = 1;

  /// Says what comes next.
  interface Script {
    /// {@return the next plan; nothing if the program is to run to its end}
    ///
    /// @param at the program, which has just finished a plan
    Optional<StepPlan> next(PlanRunner at, Verdict.Finished finished);

    /// A plan has been given up.
    void abandoned(String reason);
  }

  private final Script script;
  private final SiteTable sites = new SiteTable(TRAP, SiteTable.Watcher.none());
  private Optional<Tid> stepped = Optional.empty();
  private List<Verdict.RunTo> targets = List.of();
  private Optional<Site> lifted = Optional.empty();
  private Optional<StepPlan> plan = Optional.empty();
  private boolean isFree;
  private int hidden;
  private int plans;
  private @Nullable StoppedTask task;
  private @Nullable ProcessSpace space;
  private @Nullable MemoryFile file;
  private @Nullable Symbols symbols;

  private PlanRunner(Script script) {
    this.script = script;
  }

  /// Runs a program to its end.
  static void run(Path program, Script script) {
    var runner = new PlanRunner(script);
    var nowhere = ByteString.of("/dev/null".getBytes(StandardCharsets.US_ASCII));
    try (var tracer = Tracer.open(runner)) {
      tracer.launch(Command.of(program.toString()).withFile(1, nowhere, WRITE_ONLY, 0));
      tracer.join();
    } catch (LaunchException failure) {
      throw new AssertionError(failure);
    } finally {
      runner.close();
    }
  }

  private void close() {
    if (symbols != null && file != null && space != null) {
      symbols.close();
      file.close();
      space.close();
    }
  }

  // ---- what plans see

  private StoppedTask task() {
    if (task == null) {
      throw new IllegalStateException("nothing is stopped");
    }
    return task;
  }

  @Override
  public Registers registers() {
    return task().registers();
  }

  @Override
  public Memory memory() {
    return sites.hiding(task().memory());
  }

  @Override
  public Symbols symbols() {
    if (symbols == null) {
      throw new IllegalStateException("not at main yet");
    }
    return symbols;
  }

  @Override
  public int hidden() {
    return hidden;
  }

  // ---- stops

  @Override
  public Resumption onStop(StoppedTask stopped, TaskStop stop) {
    task = stopped;
    if (stop instanceof TaskStop.Launched) {
      stepped = Optional.of(stopped.tid());
      return Resumption.run(Until.NEXT_INSTRUCTION);
    }
    if (isFree || !stepped.equals(Optional.of(stopped.tid())) || !isOurs(stop)) {
      return Resumption.onward(stop, steps() ? Until.NEXT_INSTRUCTION : Until.STOP);
    }
    lifted.ifPresent(site -> sites.plant(site, stopped.memory()));
    lifted = Optional.empty();
    if (symbols == null) {
      return toMain();
    }
    if (targets.isEmpty() || isReached()) {
      targets.forEach(target -> sites.release(target.at(), stopped.memory()));
      targets = List.of();
      return ask();
    }
    return run();
  }

  private boolean steps() {
    return !isFree && (symbols == null || lifted.isPresent() || targets.isEmpty());
  }

  /// A step, or a trap that was planted.
  private boolean isOurs(TaskStop stop) {
    if (stop instanceof TaskStop.Stepped) {
      return true;
    }
    var before = registers().pc().plus(-1);
    if (stop instanceof TaskStop.SignalDelivery && sites.plantedAt(before).isPresent()) {
      var counter = registers().architecture().programCounter();
      task().setRegisters(registers().with(counter, before.value()));
      return true;
    }
    return false;
  }

  private boolean isReached() {
    var registers = registers();
    return targets.stream()
        .anyMatch(target ->
            target.at().equals(registers.pc())
                && target.above().filter(sp -> registers.sp().compareTo(sp) <= 0).isEmpty());
  }

  private Resumption toMain() {
    var process = ProcessDirectory.of(task().tid());
    var convention = CallConvention.of(registers().architecture()).orElseThrow();
    var mapped = ProcessSpace.of(process);
    space = mapped;
    file = process.memory();
    var known =
        Symbols.of(
            mapped, DebugFiles.in(DebugDirectories.usual()), name -> name, memory(), convention);
    symbols = known;
    var main = new Locator(known).find(new LocationSpec.OfFunction("", "main")).getFirst();
    plan =
        Optional.of(view -> {
          mapped.renew(ProcessDirectory.of(task().tid()));
          known.renew();
          return new Verdict.Finished(new Verdict.Outcome.Reached());
        });
    return runTo(List.of(new Verdict.RunTo(main.address(), Optional.empty())));
  }

  private Resumption runTo(List<Verdict.RunTo> places) {
    targets = places;
    places.forEach(place -> sites.acquire(place.at(), task().memory()));
    return run();
  }

  private Resumption run() {
    lifted = sites.plantedAt(registers().pc());
    lifted.ifPresent(site -> sites.lift(site, task().memory()));
    return Resumption.run(lifted.isPresent() ? Until.NEXT_INSTRUCTION : Until.STOP);
  }

  private Resumption ask() {
    while (plan.isPresent()) {
      switch (plan.get().look(this)) {
        case Verdict.StepInstruction _ -> {
          return Resumption.run(Until.NEXT_INSTRUCTION);
        }
        case Verdict.RunTo target -> {
          return runTo(List.of(target));
        }
        case Verdict.RunToAny(var places) -> {
          return runTo(places);
        }
        case Verdict.SetRegisters(var registers) -> task().setRegisters(registers);
        case Verdict.Abandoned(var reason) -> {
          script.abandoned(reason);
          plan = Optional.empty();
        }
        case Verdict.Finished finished -> {
          hidden =
              finished.outcome() instanceof Verdict.Outcome.Stepped(var levels)
                  ? levels
                  : InlinedCalls.startingAt(registers().pc(), symbols());
          plan = plans++ < MOST_PLANS ? script.next(this, finished) : Optional.empty();
        }
      }
    }
    isFree = true;
    return Resumption.run(Until.STOP);
  }
}
