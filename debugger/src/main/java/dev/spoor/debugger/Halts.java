package dev.spoor.debugger;

import dev.spoor.debugger.breakpoint.Breakpoint;
import dev.spoor.machine.linux.Tid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Brings about halts, and tells of them. Confined to the tracer thread but for the queue.
final class Halts {
  private final World world;
  private final BlockingQueue<Halt> queue = new LinkedBlockingQueue<>();
  private final List<HaltCause> causes = new ArrayList<>();
  private Tid where = Tid.of(1);
  private final Breakpoints breakpoints;
  private Optional<Interruption> interruption = Optional.empty();

  Halts(World world, Breakpoints breakpoints) {
    this.world = world;
    this.breakpoints = breakpoints;
  }

  BlockingQueue<Halt> queue() {
    return queue;
  }

  /// {@return whether one has begun and is not told yet}
  boolean isComing() {
    return !causes.isEmpty();
  }

  /// Halts everything, because of what happened in a task.
  void begin(Tid task, List<HaltCause> why) {
    if (causes.isEmpty()) {
      where = task;
    }
    causes.addAll(why);
    world.freeze(this::publish);
  }

  /// Tells of a program that was attached to, when all its tasks have stopped.
  ///
  /// @param first what is to be done before
  void attached(Inferior inferior, Runnable first) {
    where = inferior.process();
    causes.add(new HaltCause.Attached(inferior.process()));
    world.freeze(() -> {
      first.run();
      publish();
    });
  }

  /// Remembers what a task was about that is about to be halted.
  void interruption(Interruption value) {
    if (causes.isEmpty()) {
      interruption = Optional.of(value);
    }
  }

  /// {@return what the last halt has interrupted; empty if that was no task's own}
  Optional<Interruption> interruption() {
    return interruption;
  }

  private void publish() {
    var halt = new Halt(where, causes);
    causes.clear();
    interruption.ifPresent(
        each -> each.ran(world.tasks().stream().filter(task -> task.wantsToRun).toList()));
    for (var task : world.tasks()) {
      if (!task.silent) {
        task.wantsToRun = false;
      }
    }
    for (var cause : halt.causes()) {
      if (cause instanceof HaltCause.Hit(var breakpoint, var detail)
          && !(detail.orElse(null) instanceof HaltCause.HitDetail.Undecided)) {
        dispose(breakpoint);
      }
    }
    queue.add(halt);
  }

  void dispose(Breakpoint breakpoint) {
    switch (breakpoint.disposition()) {
      case KEEP -> {}
      case DELETE -> breakpoints.remove(breakpoint);
      case DISABLE -> breakpoints.enable(breakpoint, false);
    }
  }
}
