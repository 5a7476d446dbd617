package dev.spoor.debugger;

import dev.spoor.debugger.breakpoint.Breakpoint;
import dev.spoor.debugger.breakpoint.Condition;
import dev.spoor.debugger.breakpoint.Trigger;
import dev.spoor.machine.Address;
import dev.spoor.machine.x86_64.DebugControl;
import dev.spoor.machine.x86_64.DebugSlot;
import dev.spoor.machine.x86_64.DebugStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What is watched in one program: in the four debug registers of each of its threads as far as
/// these go, by stepping and looking where they do not. Confined to the tracer thread.
final class Watches {
  private static final int WIDEST = 8;

  private final Inferior inferior;
  private final Guarding guarding;
  private final List<Watch> watches = new ArrayList<>();
  private final List<Optional<DebugSlot>> slots =
      new ArrayList<>(java.util.Collections.nCopies(DebugControl.SLOTS, Optional.empty()));

  /// Counts changes of the slots, so that a task knows whether it has them.
  private int version;

  private static final class Watch {
    private final Breakpoint breakpoint;
    private final Trigger.OnData data;
    private final List<Integer> slots;
    private byte[] value;

    private Watch(Breakpoint breakpoint, Trigger.OnData data, List<Integer> slots, byte[] value) {
      this.breakpoint = breakpoint;
      this.data = data;
      this.slots = slots;
      this.value = value;
    }

    private boolean isByStepping() {
      return slots.isEmpty();
    }
  }

  /// Says whether a breakpoint's condition holds.
  @FunctionalInterface
  interface Filter {
    Condition.Answer of(Breakpoint breakpoint);
  }

  Watches(Inferior inferior, Guarding guarding) {
    this.inferior = inferior;
    this.guarding = guarding;
  }

  /// {@return whether no debug register is set}
  boolean isEmpty() {
    return free() == DebugControl.SLOTS;
  }

  /// {@return whether something can only be watched by stepping}
  boolean needSteps() {
    for (var watch : watches) {
      if (watch.isByStepping()) {
        return true;
      }
    }
    return false;
  }

  /// Watches a place in memory: with debug registers if there are enough left.
  void add(Breakpoint breakpoint, Trigger.OnData data) {
    var pieces = data.hardware() ? pieces(data) : List.<DebugSlot>of();
    var taken = free() >= pieces.size() ? take(pieces) : List.<Integer>of();
    watches.add(new Watch(breakpoint, data, taken, read(data)));
  }

  /// Stops at an instruction by a debug register.
  ///
  /// @return the number of the register; empty if none is left
  Optional<Integer> add(Address instruction) {
    return free() == 0
        ? Optional.empty()
        : Optional.of(
            take(List.of(new DebugSlot(instruction, 1, DebugSlot.Trigger.EXECUTE, true)))
                .getFirst());
  }

  void remove(Breakpoint breakpoint) {
    for (var watch : List.copyOf(watches)) {
      if (watch.breakpoint == breakpoint) {
        watches.remove(watch);
        watch.slots.forEach(this::release);
      }
    }
  }

  void release(int slot) {
    slots.set(slot, Optional.empty());
    version++;
  }

  /// The program is another one: nothing of what was watched is there.
  void clear() {
    watches.clear();
    slots.replaceAll(_ -> Optional.empty());
    version = 0;
  }

  private int free() {
    return (int) slots.stream().filter(Optional::isEmpty).count();
  }

  private List<Integer> take(List<DebugSlot> pieces) {
    var taken = new ArrayList<Integer>();
    for (var piece : pieces) {
      var slot = slots.indexOf(Optional.empty());
      slots.set(slot, Optional.of(piece));
      taken.add(slot);
    }
    version++;
    return taken;
  }

  /// Debug registers watch 1, 2, 4 or 8 bytes at a multiple of that.
  private static List<DebugSlot> pieces(Trigger.OnData data) {
    var kind =
        data.access() == Trigger.OnData.Access.WRITE
            ? DebugSlot.Trigger.WRITE
            : DebugSlot.Trigger.READ_WRITE;
    var pieces = new ArrayList<DebugSlot>();
    var at = data.address();
    for (var left = data.length(); left > 0 && pieces.size() <= DebugControl.SLOTS; ) {
      var fits = Long.lowestOneBit(at.value() | WIDEST);
      var length = (int) Math.min(fits, Integer.highestOneBit(left));
      pieces.add(new DebugSlot(at, length, kind, true));
      at = at.plus(length);
      left -= length;
    }
    return pieces;
  }

  /// Gives a stopped task the debug registers that it should have.
  void arm(DebugTask task) {
    if (task.watchVersion == version) {
      return;
    }
    guarding.mark(task);
    task.watchVersion = version;
    var registers = task.stopped().debugRegisters();
    for (var slot = 0; slot < DebugControl.SLOTS; slot++) {
      var wanted = slots.get(slot);
      if (wanted.isPresent()) {
        registers.set(slot, wanted.get());
      } else {
        registers.clear(slot);
      }
    }
  }

  /// {@return whether this program is watched for a breakpoint}
  boolean has(Breakpoint breakpoint) {
    return watches.stream().anyMatch(watch -> watch.breakpoint == breakpoint);
  }

  /// {@return what the debug registers have noticed}
  List<HaltCause> noticed(DebugTask task, DebugStatus status, Filter filter) {
    var causes = new ArrayList<HaltCause>();
    for (var watch : watches) {
      if (watch.slots.stream().anyMatch(status::isHit)) {
        met(watch, task, filter).ifPresent(causes::add);
      }
    }
    return causes;
  }

  /// {@return whether something has changed of that which is watched by stepping}
  boolean isChanged() {
    for (var watch : watches) {
      if (watch.isByStepping() && !Arrays.equals(watch.value, read(watch.data))) {
        return true;
      }
    }
    return false;
  }

  /// {@return what has changed of that which is watched by stepping}
  List<HaltCause> changed(DebugTask task, Filter filter) {
    var causes = new ArrayList<HaltCause>();
    for (var watch : watches) {
      if (watch.isByStepping()) {
        met(watch, task, filter).ifPresent(causes::add);
      }
    }
    return causes;
  }

  private Optional<HaltCause> met(Watch watch, DebugTask task, Filter filter) {
    var before = watch.value;
    var now = read(watch.data);
    watch.value = now;
    var isChange = !Arrays.equals(before, now);
    var isWanted =
        switch (watch.data.access()) {
          case WRITE -> isChange;
          // The CPU cannot watch reads alone: a change was a write.
          case READ -> !isChange;
          case ANY -> !watch.isByStepping() || isChange;
        };
    var breakpoint = watch.breakpoint;
    if (!isWanted
        || !breakpoint.isEnabled()
        || breakpoint.thread().filter(tid -> !tid.equals(task.tid())).isPresent()) {
      return Optional.empty();
    }
    // Texts are made of what a condition has let through alone: they cost more than all else.
    return switch (filter.of(breakpoint)) {
      case HOLDS_NOT -> Optional.empty();
      case CALLS -> Optional.of(Catches.undecided(breakpoint, detail(watch.data, before, now)));
      case HOLDS -> Catches.counted(breakpoint, task, detail(watch.data, before, now));
    };
  }

  private static Optional<HaltCause.HitDetail> detail(
      Trigger.OnData data, byte[] before, byte[] now) {
    var after =
        now.length == data.length() ? Optional.of(data.text().of(now)) : Optional.<String>empty();
    return Optional.of(
        Arrays.equals(before, now)
            ? new HaltCause.HitDetail.Accessed(after.orElse(""))
            : new HaltCause.HitDetail.Changed(data.text().of(before), after));
  }

  private byte[] read(Trigger.OnData data) {
    return inferior.memory().read(data.address(), data.length());
  }
}
