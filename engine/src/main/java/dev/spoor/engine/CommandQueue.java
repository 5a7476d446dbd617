package dev.spoor.engine;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/// Work that other threads hand to the tracer thread, and the way to wake it: it parks when there
/// are no tasks and blocks in wait4(2) when there are.
final class CommandQueue {
  /// How long to wait for an answer before a wake-up is sent again: one that arrives before the
  /// wait begins is lost, and nothing tells that from the outside.
  private static final long AGAIN_NANOS = 200_000;

  private record Order<T>(Callable<T> work, CompletableFuture<T> result) {
    void run() {
      try {
        result.complete(work.call());
      } catch (Throwable failure) { // whatever it is, it is the caller's
        result.completeExceptionally(failure);
      }
    }
  }

  private final ConcurrentLinkedQueue<Order<?>> orders = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<Runnable> waker = new CompletableFuture<>();
  private volatile Optional<Throwable> closed = Optional.empty();

  /// Empty before it has begun.
  private volatile Optional<Thread> thread = Optional.empty();

  /// Called by the tracer thread when it begins.
  void belongToThisThread() {
    thread = Optional.of(Thread.currentThread());
  }

  boolean isTracerThread() {
    return thread.isPresent() && thread.get().equals(Thread.currentThread());
  }

  /// Called by the tracer thread when it is ready to be woken.
  void openWith(Runnable wake) {
    var _ = waker.complete(wake);
  }

  /// Called by the tracer thread when it will take no more orders: what waits is refused.
  ///
  /// @param reason why
  void close(Throwable reason) {
    closed = Optional.of(reason);
    refuseAll(reason);
  }

  private void refuseAll(Throwable reason) {
    for (var order = orders.poll(); order != null; order = orders.poll()) {
      order.result.completeExceptionally(new IllegalStateException(messageOf(reason), reason));
    }
  }

  private static String messageOf(Throwable reason) {
    var message = reason.getMessage();
    return message == null ? reason.toString() : message;
  }

  /// Runs what has been handed over. Called by the tracer thread.
  void runAll() {
    for (var order = orders.poll(); order != null; order = orders.poll()) {
      order.run();
    }
  }

  /// Blocks until there is an order. Called by the tracer thread when no task can report.
  void park() {
    while (orders.isEmpty()) {
      LockSupport.park(this);
    }
  }

  /// Has `work` done by the tracer thread and returns its result; on that thread itself, at once.
  ///
  /// @throws IllegalStateException if the tracer is closed
  <T> T call(Callable<T> work) {
    return call(work, () -> {});
  }

  /// As [#call(Callable)].
  ///
  /// @param meanwhile is run by the calling thread again and again until the result is there
  <T> T call(Callable<T> work, Runnable meanwhile) {
    var order = new Order<>(work, new CompletableFuture<T>());
    if (isTracerThread()) {
      order.run();
    } else {
      hand(order, meanwhile);
    }
    return Futures.result(order.result);
  }

  private void hand(Order<?> order, Runnable meanwhile) {
    orders.add(order);
    thread.ifPresent(LockSupport::unpark);
    while (!order.result.isDone()) {
      if (closed.isPresent()) {
        refuseAll(closed.get());
        return;
      }
      if (waker.isDone()) {
        waker.join().run();
      }
      awaitBriefly(order.result);
      meanwhile.run();
    }
  }

  private static void awaitBriefly(CompletableFuture<?> result) {
    try {
      var _ = result.get(AGAIN_NANOS, TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException again) {
      // The loop asks the future itself.
      assert again != null;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the tracer", interrupted);
    }
  }
}
