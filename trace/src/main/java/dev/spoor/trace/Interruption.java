package dev.spoor.trace;

import dev.spoor.engine.ProcessExit;
import dev.spoor.engine.Tracer;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/// What happens when a signal asks the tracer to end: the launched program is told the same and
/// everything is detached from, as strace(1) does; then the tracer dies by the signal.
final class Interruption {
  private final Tracer tracer;
  private final TraceOutput output;
  private final Runnable conclusion;
  private final AtomicBoolean claimed = new AtomicBoolean();
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile Optional<Tid> launched = Optional.empty();
  private volatile boolean begun;

  /// @param conclusion writes the end of the trace, behind which `output` is closed
  Interruption(Tracer tracer, TraceOutput output, Runnable conclusion) {
    this.tracer = tracer;
    this.output = output;
    this.conclusion = conclusion;
  }

  /// The program that was launched has this number.
  void launched(Tid tid) {
    launched = Optional.of(tid);
  }

  /// {@return whether this process is about to die by a signal}
  boolean hasBegun() {
    return begun;
  }

  /// {@return whether the caller is to write the end of the trace; only one caller is}
  boolean claimFinish() {
    return claimed.compareAndSet(false, true);
  }

  /// The end of the trace is written.
  void finished() {
    finished.countDown();
  }

  /// {@return what the JVM is to run when a signal ends it; it does nothing in an ordinary exit}
  Thread hook() {
    return Thread.ofPlatform().name("spoor-interruption").unstarted(this::interrupted);
  }

  private void interrupted() {
    var signal = cause();
    if (signal.isEmpty()) {
      return;
    }
    begun = true;
    try {
      launched.ifPresent(program -> {
        tracer.signal(program, Signal.CONT);
        tracer.signal(program, signal.get());
      });
      tracer.close();
      if (claimFinish()) {
        conclusion.run();
      } else {
        awaitFinish();
      }
    } catch (OutputFailure | IllegalStateException broken) {
      // The key that ends the tracer ends a command that reads the trace too, which the tracer may
      // have noticed before: then it is closed already.
      output.abandon();
    }
    var _ = ProcessExit.by(signal.get());
  }

  /// The JVM ends when its hooks have ended, whether or not the main thread is done.
  private void awaitFinish() {
    try {
      finished.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /// A JVM runs its hooks from a thread that it names after the signal: `SIGINT handler`.
  private static Optional<Signal> cause() {
    var group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    var threads = new Thread[group.activeCount() + 16];
    var count = group.enumerate(threads, true);
    for (var i = 0; i < count; i++) {
      var name = threads[i].getName();
      if (name.startsWith("SIG") && name.endsWith(" handler")) {
        return Signal.named(name.substring(0, name.length() - " handler".length()));
      }
    }
    return Optional.empty();
  }
}
