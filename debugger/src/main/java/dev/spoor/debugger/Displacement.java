package dev.spoor.debugger;

import dev.spoor.debugger.site.Site;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.Until;
import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.Memory;
import dev.spoor.machine.RegisterImage;
import dev.spoor.machine.x86_64.instruction.CodeSize;
import dev.spoor.machine.x86_64.instruction.DisplacedStep;
import dev.spoor.machine.x86_64.instruction.Instruction;
import dev.spoor.machine.x86_64.instruction.RegisterBlock;
import java.util.Optional;

/// Has the instruction that a trap replaces carried out elsewhere, so that the trap stays in place
/// for the other tasks of the program, which run on: at the program's entry point, whose code has
/// been run once when there are other tasks and is not run again. Confined to the tracer thread.
///
/// One task at a time: the others wait for the place. What was there is put back after each step.
final class Displacement {
  private final Inferior inferior;
  private Optional<Run> run = Optional.empty();

  /// A step that is under way.
  private record Run(
      DebugTask task,
      Address scratch,
      ByteString original,
      DisplacedStep.Running step,
      boolean isCall) {}

  /// What became of a wish to step.
  enum Outcome {
    /// The task may go.
    BEGUN,
    /// Another task is at it; the wish is to be told again.
    BUSY,
    /// It must be done otherwise.
    IMPOSSIBLE
  }

  Displacement(Inferior inferior) {
    this.inferior = inferior;
  }

  /// {@return whether a task is in the middle of such a step}
  boolean isOf(DebugTask task) {
    return run.isPresent() && run.get().task() == task;
  }

  /// {@return how a task that may go is to go}
  Resumption answer() {
    return Resumption.run(run.orElseThrow().isCall() ? Until.SYSCALL : Until.NEXT_INSTRUCTION);
  }

  /// Takes a task to where its instruction is carried out.
  Outcome begin(DebugTask task, Site site) {
    if (run.isPresent()) {
      return Outcome.BUSY;
    }
    var scratch = inferior.auxiliaryVector().entry().filter(this::isUnused);
    if (scratch.isEmpty() || !(task.registers() instanceof RegisterImage)) {
      return Outcome.IMPOSSIBLE;
    }
    var code = inferior.memory().read(site.address(), Instruction.LONGEST);
    var size = CodeSize.of(inferior.architecture());
    return Instruction.read(code, 0, size)
        .filter(instruction -> begin(task, site.address(), scratch.get(), instruction))
        .map(_ -> Outcome.BEGUN)
        .orElse(Outcome.IMPOSSIBLE);
  }

  private boolean isUnused(Address scratch) {
    return inferior.sites().all().stream()
        .noneMatch(
            site -> Long.compareUnsigned(site.address().minus(scratch), Instruction.LONGEST) < 0);
  }

  private boolean begin(DebugTask task, Address at, Address scratch, Instruction instruction) {
    if (!(DisplacedStep.of(instruction, at, scratch)
            instanceof DisplacedStep.Outcome.Possible(var step))
        || step.usesShadowStack() && task.hasShadowStack()) {
      return false;
    }
    var bytes = step.bytes().toArray();
    var memory = inferior.rawMemory();
    var original = memory.read(scratch, bytes.length);
    if (original.length < bytes.length || memory.write(scratch, bytes) < bytes.length) {
      memory.write(scratch, original);
      return false;
    }
    // Seen at its entry, such a call may block, or make a child, where it stands.
    var isCall = instruction.isSystemCall();
    change(
        task,
        state ->
            run =
                Optional.of(
                    new Run(task, scratch, ByteString.of(original), step.begin(state), isCall)));
    return true;
  }

  private interface Change {
    void make(RegisterBlock state);
  }

  private static void change(DebugTask task, Change change) {
    var image = (RegisterImage) task.registers();
    var general = image.architecture().general();
    var block = image.block(general);
    change.make(new RegisterBlock(image.architecture(), block, task.stopped().memory()));
    task.stopped().setRegisters(image.withBlock(general, block));
  }

  /// Takes the task back to where it belongs, at whatever stop.
  ///
  /// @return whether the stop is done with: the entry to the call that was to be made
  boolean end(DebugTask task, TaskStop stop) {
    var ended = run.orElseThrow();
    abandon();
    if (stop instanceof TaskStop.Execed) {
      return false;
    }
    change(task, ended.step()::finish);
    return ended.isCall() && stop instanceof TaskStop.SyscallEntry && !inferior.watchesCalls();
  }

  /// The task is gone, or back.
  void abandon() {
    if (inferior.hasImage()) {
      cleanCopy(inferior.rawMemory());
    }
    run = Optional.empty();
  }

  /// Puts back what a copy of the program's memory has of a step that is under way.
  void cleanCopy(Memory copy) {
    run.ifPresent(under -> copy.write(under.scratch(), under.original().toArray()));
  }
}
