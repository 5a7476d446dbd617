package dev.spoor.debugger;

import dev.spoor.engine.Command;
import dev.spoor.engine.Tracer;
import dev.spoor.machine.linux.Tid;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// The door to a debugger: it runs on the tracer thread, and everybody else talks to it through
/// this. All methods may be called from any thread but the tracer thread.
public final class DebugSession implements AutoCloseable {
  private static final long CLOSING_SECONDS = 10;

  private final Tracer tracer;
  private final Debugger debugger;
  private final AtomicBoolean open = new AtomicBoolean(true);

  private DebugSession(Tracer tracer, Debugger debugger) {
    this.tracer = tracer;
    this.debugger = debugger;
  }

  /// {@return a debugger that has nothing to debug yet}
  public static DebugSession open(DebugSetup setup) {
    var tracer = new AtomicReference<Tracer>();
    var debugger = new Debugger(setup, () -> opened(tracer));
    tracer.set(Tracer.open(debugger.handler(), setup.options()));
    return new DebugSession(opened(tracer), debugger);
  }

  private static Tracer opened(AtomicReference<Tracer> tracer) {
    return Optional.ofNullable(tracer.get()).orElseThrow();
  }

  /// Does something with the debugger, on its thread, while nothing else happens there. The program
  /// may be running; most questions need it halted.
  ///
  /// @param work must not wait for the program
  public <T> T call(Function<Debugger, T> work) {
    return tracer.call(() -> work.apply(debugger));
  }

  /// Starts a program; it halts before its first instruction, which [#awaitHalt] tells.
  ///
  /// @return its process
  /// @throws dev.spoor.engine.LaunchException if it cannot be executed
  public Tid launch(Command command) {
    return launch(command, 0);
  }

  /// Starts a program by way of others, which execute it: it halts before its own first
  /// instruction. If one of the others ends before, that is told.
  ///
  /// @param others how many programs are executed before it
  /// @return its process
  /// @throws dev.spoor.engine.LaunchException if the first cannot be executed
  public Tid launch(Command command, int others) {
    var _ = call(debugger -> debugger.run(others));
    return tracer.launch(command);
  }

  /// Attaches to all threads of a process and halts it, which [#awaitHalt] tells.
  ///
  /// @throws dev.spoor.engine.AttachException if it cannot be; the message says why
  public void attach(Tid process) {
    var inferior = call(known -> known.expect(process));
    try {
      tracer.attach(process);
    } catch (IllegalStateException refused) {
      var _ = call(known -> known.unexpect(inferior));
      throw refused;
    }
    var _ = call(known -> known.attached(inferior));
  }

  /// Waits until everything has halted.
  ///
  /// @return why; each halt is told once
  public Halt awaitHalt() throws InterruptedException {
    return debugger.halts().take();
  }

  /// {@return the halt that has not been told yet, if there is one}
  public Optional<Halt> pollHalt() {
    return Optional.ofNullable(debugger.halts().poll());
  }

  /// Halts what runs; does nothing if all is halted.
  public void pause() {
    var _ = call(Debugger::pause);
  }

  /// Lets attached programs go on as if nothing had happened, and ends launched ones.
  @Override
  public void close() {
    if (!open.getAndSet(false)) {
      return;
    }
    try (tracer) {
      if (call(Debugger::pause)) {
        var _ = debugger.halts().poll(CLOSING_SECONDS, TimeUnit.SECONDS);
      }
      var _ = call(Debugger::leaveAll);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
