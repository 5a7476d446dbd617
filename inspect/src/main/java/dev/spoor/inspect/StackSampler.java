package dev.spoor.inspect;

import dev.spoor.engine.Resumption;
import dev.spoor.engine.StopHandler;
import dev.spoor.engine.StoppedTask;
import dev.spoor.engine.TaskStop;
import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.machine.Registers;
import dev.spoor.machine.linux.Tid;
import dev.spoor.symbolic.CopiedMemory;
import dev.spoor.symbolic.process.ProcessSpace;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

/// Takes the registers of each task and a copy of its stack at its first stop, and lets it go: what
/// they mean is found out when the program runs again.
final class StackSampler implements StopHandler {
  /// Below the stack pointer, where a function that calls none may have data (psABI, 3.2.2).
  private static final int RED_ZONE_BYTES = 128;

  /// As large as stacks grow unless somebody has asked for more.
  private static final int MOST_OF_A_TASK = 8 << 20;

  private static final long MOST_IN_ALL = 256L << 20;

  private final ProcessSpace space;
  private final Memory rest;
  private final Function<StoppedTask, Registers> registers;
  private final boolean isStopped;
  private final Map<Tid, Sample> samples = new ConcurrentSkipListMap<>();
  private long copied;

  /// @param registers those that were asked for
  /// @param threadPointer of a task of 32 bits
  /// @param memory with a copy of the stack, up to its mapping's end
  /// @param isStopped whether the process stays stopped, so that the rest does not change
  record Sample(
      Registers registers, OptionalLong threadPointer, CopiedMemory memory, boolean isStopped) {}

  /// @param space says where a stack ends
  /// @param rest the memory of the program as it runs on
  /// @param registers which registers are taken
  /// @param isStopped whether the process was stopped before
  StackSampler(
      ProcessSpace space,
      Memory rest,
      Function<StoppedTask, Registers> registers,
      boolean isStopped) {
    this.space = space;
    this.rest = rest;
    this.registers = registers;
    this.isStopped = isStopped;
  }

  /// {@return what was taken of each task, by its number}
  Map<Tid, Sample> samples() {
    return samples;
  }

  @Override
  public Resumption onStop(StoppedTask task, TaskStop stop) {
    if (!samples.containsKey(task.tid())) {
      samples.put(task.tid(), sample(task));
    }
    return leave(stop);
  }

  /// {@return the answer after which a task is as it would be without us}
  static Resumption leave(TaskStop stop) {
    return stop instanceof TaskStop.SignalDelivery(var _, var signal)
        ? new Resumption.Detach(Optional.of(signal))
        : new Resumption.Detach(Optional.empty());
  }

  /// {@return what is taken of a task}
  Sample sample(StoppedTask task) {
    var taken = registers.apply(task);
    var start = taken.sp().plus(-RED_ZONE_BYTES);
    var stack = task.memory().read(start, length(taken.sp()));
    copied += stack.length;
    return new Sample(
        taken,
        task.narrowThreadPointer(),
        new CopiedMemory(start, stack, space::isWritable, rest),
        isStopped);
  }

  private int length(Address sp) {
    var mapping = space.mappingAt(sp);
    var wanted =
        mapping.isPresent() ? mapping.get().range().end().minus(sp) + RED_ZONE_BYTES : 1 << 16;
    return (int) Math.min(Math.min(wanted, MOST_OF_A_TASK), MOST_IN_ALL - copied);
  }
}
