package dev.spoor.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waiting for a result as a method call would: the exception of the work itself comes out.
final class Futures {
  private Futures() {}

  static <T> T result(CompletableFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException failure) {
      throw unwrapped(failure.getCause() == null ? failure : failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the tracer", interrupted);
    }
  }

  /// {@return whether the work ended, well or not, before the time was over}
  static boolean isDoneWithin(CompletableFuture<?> future, Duration time) {
    try {
      var _ = future.get(time.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException | ExecutionException notYetOrBroken) {
      return future.isDone();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the tracer", interrupted);
    }
  }

  private static IllegalStateException unwrapped(Throwable cause) {
    return switch (cause) {
      case CompletionException wrapper when wrapper.getCause() != null ->
          unwrapped(wrapper.getCause());
      case Error error -> throw error;
      case RuntimeException unchecked -> throw unchecked;
      case Throwable checked -> new IllegalStateException(checked);
    };
  }
}
