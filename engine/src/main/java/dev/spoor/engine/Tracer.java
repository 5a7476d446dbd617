package dev.spoor.engine;

import dev.spoor.kernel.FirstThread;
import dev.spoor.kernel.Kernel;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// A session: a thread that owns ptrace, the tasks it traces, and the handler that answers their
/// stops.
///
/// All methods may be called from any thread, also, except for those that wait ([#launch],
/// [#join]), from inside the handler. Closing detaches what was attached, ends what was launched,
/// and leaves nothing stopped.
public final class Tracer implements AutoCloseable {
  private final TracerLoop loop;
  private final Supplier<? extends Kernel> kernels;
  private final CommandQueue commands = new CommandQueue();
  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
  private final AtomicBoolean failureIsToBeThrown = new AtomicBoolean(true);

  private Tracer(StopHandler handler, TracerOptions options, Supplier<? extends Kernel> kernel) {
    kernels = kernel;
    loop = new TracerLoop(handler, options, kernel, commands);
  }

  /// Starts a tracer that follows children and threads; see [TracerOptions#defaults()].
  public static Tracer open(StopHandler handler) {
    return open(handler, TracerOptions.defaults());
  }

  /// Starts a tracer.
  public static Tracer open(StopHandler handler, TracerOptions options) {
    return open(handler, options, Kernel::open);
  }

  /// Starts a tracer over another kernel than the real one; for tests.
  ///
  /// @param kernel called once, on the tracer thread
  @SuppressWarnings("exports") // whoever has a Kernel to give requires dev.spoor.kernel
  public static Tracer open(
      StopHandler handler, TracerOptions options, Supplier<? extends Kernel> kernel) {
    var tracer = new Tracer(handler, options, kernel);
    if (!options.inFirstThread() || !FirstThread.begin(tracer::run)) {
      var _ = Thread.ofPlatform().name("spoor-tracer").daemon(true).start(tracer::run);
    }
    return tracer;
  }

  private void run() {
    commands.belongToThisThread();
    try {
      loop.run();
      commands.close(new IllegalStateException("the tracer is closed"));
      var _ = ended.complete(true);
    } catch (Throwable failure) {
      var _ = ended.completeExceptionally(failure);
      commands.close(failure);
    }
  }

  /// Starts a program and returns when it has been executed, or when the handler holds it before
  /// that.
  ///
  /// @return its process
  /// @throws LaunchException if it cannot be executed
  public Tid launch(Command command) {
    refuseOnTracerThread();
    var launched = commands.call(() -> loop.launch(command));
    var _ =
        ended.whenComplete((_, failure) ->
            launched.completeExceptionally(
                failure == null ? new IllegalStateException("the tracer is closed") : failure));
    return Futures.result(launched);
  }

  /// Attaches to all threads of a process. Each stops once, briefly, and is shown as
  /// [TaskStop.Attached]; system calls that this would make fail are repeated.
  ///
  /// @throws AttachException if there is no such process, or it may not be traced; the message says
  ///   why
  public void attach(Tid process) {
    var _ = attachAnew(process);
  }

  private int attachAnew(Tid process) {
    var rescue = new AttachRescue(kernels);
    return commands.call(() -> loop.attach(process, rescue), rescue);
  }

  /// Attaches to a process and to all that descend from it, its children, their children and so on,
  /// as [#attach] does. With [TracerOptions#follow] none is missed that is made meanwhile. The
  /// tracer's own process and what it has made are left out. Those that end meanwhile are no error.
  /// If the tracer is closed meanwhile, the rest is not attached to.
  ///
  /// @param refused is told of each descendant that may not be traced
  /// @throws AttachException if there is no such process, or it may not be traced itself
  public void attachFamily(Tid process, Consumer<AttachException> refused) {
    refuseOnTracerThread();
    attach(process);
    try {
      new FamilyAttachment(
              commands.call(loop::self),
              this::attachAnew,
              () -> commands.call(loop::processes),
              refused)
          .attachDescendants();
    } catch (IllegalStateException closed) {
      // What broke it, if it did not end by itself, comes out of join and close.
      assert closed.getMessage() != null;
    }
  }

  /// Attaches to one thread and leaves the others of its process alone, also to other tracers.
  ///
  /// @throws AttachException as [#attach]
  public void attachTask(Tid tid) {
    var _ = commands.call(() -> loop.attachTask(tid));
  }

  /// Stops a task, which then reports [TaskStop.Interrupted].
  ///
  /// @return false if it is not traced any more
  public boolean interrupt(Tid tid) {
    return commands.call(() -> loop.interrupt(tid));
  }

  /// Gives the answer to the stop in which a task is held.
  ///
  /// @return false if it is not traced any more
  /// @throws IllegalStateException if it is not held
  public boolean resume(Tid tid, Resumption answer) {
    return commands.call(() -> loop.resume(tid, answer));
  }

  /// Looks at a task that is held, or changes it.
  ///
  /// @throws TraceeGoneException if it is not traced any more
  /// @throws IllegalStateException if it is not held
  public <T> T inspect(Tid tid, Function<StoppedTask, T> question) {
    return commands.call(() -> loop.inspect(tid, question));
  }

  /// Does work on the tracer thread, between two stops; on that thread itself, at once. For a
  /// handler whose state belongs to that thread. While it lasts no stop is served.
  public <T> T call(Supplier<T> work) {
    return commands.call(work::get);
  }

  /// Lets all tasks of a process go on untraced, each at its next stop, which is brought about. A
  /// process under a [CallFilter] is killed.
  ///
  /// @return false if none of its tasks is traced
  public boolean detach(Tid process) {
    return commands.call(() -> loop.detach(process));
  }

  /// Sends a signal to a process that is traced.
  ///
  /// @return false if none of its tasks is traced any more
  public boolean signal(Tid process, Signal signal) {
    return commands.call(() -> loop.signal(process, signal));
  }

  /// {@return the tasks that are traced now}
  public List<Tid> tasks() {
    return commands.call(loop::tids);
  }

  /// {@return what the session took; known when it is closed}
  public Effort effort() {
    return loop.effort();
  }

  /// Waits until no task is traced any more.
  ///
  /// @throws IllegalStateException or what the handler threw, if that ended the tracer
  public void join() {
    refuseOnTracerThread();
    if (!ended.isDone()) {
      var _ = Futures.result(idleOrEnded());
    }
    if (ended.isDone()) {
      throwFailure();
    }
  }

  /// As [#join()].
  ///
  /// @param meanwhile is run by the waiting thread, again and again; what it throws ends the
  ///   waiting
  /// @param every how long it waits between that
  public void join(Duration every, Runnable meanwhile) {
    refuseOnTracerThread();
    if (!ended.isDone()) {
      var end = idleOrEnded();
      while (!Futures.isDoneWithin(end, every)) {
        meanwhile.run();
      }
    }
    join();
  }

  /// Waits for the end and throws, once, what broke the tracer: in a try statement, join and close
  /// would else throw the same.
  private void throwFailure() {
    var _ = Futures.result(over());
    if (failureIsToBeThrown.getAndSet(false)) {
      var _ = Futures.result(ended);
    }
  }

  private CompletableFuture<?> idleOrEnded() {
    try {
      return CompletableFuture.anyOf(commands.call(loop::whenIdle), over());
    } catch (IllegalStateException closed) {
      return over();
    }
  }

  /// {@return the end, whether good or bad}
  private CompletableFuture<Boolean> over() {
    return ended.handle((_, _) -> true);
  }

  private void refuseOnTracerThread() {
    if (commands.isTracerThread()) {
      throw new IllegalStateException("a handler must not wait for its own tracer");
    }
  }

  /// Begins what [#close] does and does not wait until it is done: [#join] returns then. What broke
  /// the tracer, if something does, is thrown there.
  public void beginClose() {
    if (!ended.isDone()) {
      try {
        var _ = commands.call(loop::beginClose);
      } catch (IllegalStateException closed) {
        // It is what was asked for.
        assert closed.getMessage() != null;
      }
    }
  }

  /// Ends the session: attached tasks are detached, launched ones killed or, if so asked, detached
  /// too. Returns when that is done. Does nothing the second time.
  ///
  /// @throws IllegalStateException or what the handler threw, if that ended the tracer and [#join]
  ///   has not thrown it already
  @Override
  public void close() {
    beginClose();
    if (!commands.isTracerThread()) {
      throwFailure();
    }
  }
}
