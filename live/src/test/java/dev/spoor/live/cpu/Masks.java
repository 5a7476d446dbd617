package dev.spoor.live.cpu;

import dev.spoor.engine.Resumption;
import dev.spoor.engine.StopHandler;
import dev.spoor.engine.StoppedTask;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.Until;
import dev.spoor.machine.linux.Tid;
import dev.spoor.testkit.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// A handler that lets everything run on with all its calls seen, and watches from outside which
/// masks are narrowed.
final class Masks implements StopHandler {
  private final String whole = of(Tid.of((int) ProcessHandle.current().pid()));
  private final Set<Tid> running = new HashSet<>();
  private volatile long narrowed;
  private volatile long stops;
  private volatile int mostAtOnce;
  private volatile boolean narrowedLast;

  /// Ends the test on a machine where no mask can be narrowed.
  Masks() {
    if (Runtime.getRuntime().availableProcessors() < 2) {
      throw Requirement.missing("a machine with two CPUs");
    }
  }

  /// {@return the line Cpus_allowed_list of a task; nothing if it is gone}
  static String of(Tid tid) {
    return of(Path.of("/proc", tid.toString(), "status"));
  }

  static String of(Path status) {
    try {
      for (var line : Files.readAllLines(status)) {
        if (line.startsWith("Cpus_allowed_list:")) {
          return line.substring("Cpus_allowed_list:".length()).strip();
        }
      }
      return "";
    } catch (NoSuchFileException gone) {
      return "";
    } catch (IOException gone) {
      // ESRCH: it ended while it was read.
      return "";
    }
  }

  /// {@return the mask that this JVM, and so what it launches, has}
  String whole() {
    return whole;
  }

  /// {@return at how many stops the task that stopped was narrowed}
  long narrowed() {
    return narrowed;
  }

  /// {@return how many stops there were}
  long stops() {
    return stops;
  }

  /// {@return how many tasks were narrowed at the same time at most}
  int mostAtOnce() {
    return mostAtOnce;
  }

  /// {@return whether the task that stopped last was narrowed then}
  boolean narrowedLast() {
    return narrowedLast;
  }

  /// Waits until some task was narrowed.
  void awaitNarrowed() {
    await(() -> narrowed > 0);
  }

  /// Waits until this many stops have come.
  void awaitStops(long count) {
    await(() -> stops >= count);
  }

  /// Waits for what nobody reports.
  static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      if (Thread.interrupted()) {
        throw new AssertionError("waited too long");
      }
      Thread.onSpinWait();
    }
  }

  @Override
  @SuppressWarnings("NonAtomicOperationOnVolatileField") // written by the tracer thread alone
  public Resumption onStop(StoppedTask task, TaskStop stop) {
    running.add(task.tid());
    narrowedLast = isNarrowed(task.tid());
    if (narrowedLast) {
      narrowed++;
      mostAtOnce = Math.max(mostAtOnce, (int) running.stream().filter(this::isNarrowed).count());
    }
    stops++;
    return Resumption.onward(stop, Until.SYSCALL);
  }

  private boolean isNarrowed(Tid tid) {
    var mask = of(tid);
    return !mask.isEmpty() && !mask.equals(whole);
  }
}
