package dev.spoor.inspect;

import dev.spoor.engine.Ending;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.StopHandler;
import dev.spoor.engine.StoppedTask;
import dev.spoor.engine.TaskEnd;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.Until;
import dev.spoor.machine.linux.Tid;
import java.util.Optional;

/// Steps one task and lists each instruction before it is carried out; every other task is let go.
final class Stepper implements StopHandler {
  private final StepListing listing;
  private final long most;
  private final Resumption atEnd;
  private Optional<Tid> stepped;
  private boolean runsFree;
  private volatile Ending ending = new Ending.Vanished();
  private volatile boolean leaving;

  private Stepper(Optional<Tid> stepped, long most, StepListing listing, Resumption atEnd) {
    this.stepped = stepped;
    this.most = most;
    this.listing = listing;
    this.atEnd = atEnd;
  }

  /// {@return a stepper for the program that will be launched; after `most` instructions it runs on
  /// by itself}
  static Stepper ofLaunched(long most, StepListing listing) {
    return new Stepper(Optional.empty(), most, listing, Resumption.run(Until.STOP));
  }

  /// {@return a stepper for a task that will be attached to; after `most` instructions it is let
  /// go}
  static Stepper ofAttached(Tid task, long most, StepListing listing) {
    return new Stepper(Optional.of(task), most, listing, new Resumption.Detach(Optional.empty()));
  }

  /// Has the task let go at its next step; may be called from any thread.
  ///
  /// A task that waits in a system call must be interrupted then, and the step that this ends be
  /// waited for: the kernel has its SIGTRAP ready, which would kill the task if it were let go
  /// before that was taken away.
  void leave() {
    leaving = true;
  }

  /// {@return how the stepped task ceased to be traced}
  Ending ending() {
    return ending;
  }

  @Override
  public Resumption onStop(StoppedTask task, TaskStop stop) {
    if (stop instanceof TaskStop.Launched) {
      stepped = Optional.of(task.tid());
      return Resumption.run(Until.STOP);
    }
    if (stepped.isEmpty() || !stepped.get().equals(task.tid())) {
      return letGo(stop);
    }
    return switch (stop) {
      case TaskStop.Stepped _, TaskStop.Attached _ -> list(task);
      // The execve of the program, or of one it becomes, has still to return: that is a step of
      // its own, and ends at the new program's first instruction.
      case TaskStop.Execed _,
          TaskStop.SignalDelivery _,
          TaskStop.GroupStop _,
          TaskStop.SyscallEntry _,
          TaskStop.SyscallExit _,
          TaskStop.Seccomp _,
          TaskStop.Launched _,
          TaskStop.Born _,
          TaskStop.Interrupted _,
          TaskStop.Spawned _,
          TaskStop.VforkDone _,
          TaskStop.Exiting _,
          TaskStop.Unrecognized _ ->
          Resumption.onward(stop, runsFree ? Until.STOP : Until.NEXT_INSTRUCTION);
    };
  }

  private Resumption list(StoppedTask task) {
    if (!isDone()) {
      listing.add(task);
    }
    runsFree = isDone();
    return runsFree ? atEnd : Resumption.run(Until.NEXT_INSTRUCTION);
  }

  private boolean isDone() {
    return leaving || listing.count() >= most || listing.isUnread();
  }

  private static Resumption letGo(TaskStop stop) {
    return stop instanceof TaskStop.SignalDelivery(var _, var signal)
        ? new Resumption.Detach(Optional.of(signal))
        : new Resumption.Detach(Optional.empty());
  }

  @Override
  public void onEnd(TaskEnd end) {
    if (stepped.isPresent() && end.tid().equals(stepped.get())) {
      ending = end.ending();
    }
  }
}
