package dev.spoor.engine;

import java.util.Optional;
import java.util.function.Consumer;

/// Calls the handler. If it throws, that is kept for whoever waits for the tracer, the handler is
/// not called again, and everything is let run as if nobody were there until the tracer has closed.
///
/// Confined to the tracer thread, except for the constructor.
final class HandlerCalls {
  private final Runnable onFailure;
  private StopHandler handler;
  private Optional<Throwable> failure = Optional.empty();

  /// @param onFailure begins to close the tracer
  HandlerCalls(StopHandler handler, Runnable onFailure) {
    this.handler = handler;
    this.onFailure = onFailure;
  }

  Resumption answer(StoppedTask task, TaskStop stop) {
    try {
      return handler.onStop(task, stop);
    } catch (TraceeGoneException gone) {
      return Resumption.onward(stop, Until.STOP);
    } catch (RuntimeException | Error broken) {
      fail(broken);
      return Resumption.onward(stop, Until.STOP);
    }
  }

  /// Tells the handler something that it does not answer.
  void tell(Consumer<StopHandler> news) {
    try {
      news.accept(handler);
    } catch (RuntimeException | Error broken) {
      fail(broken);
    }
  }

  void fail(Throwable broken) {
    if (failure.isEmpty()) {
      failure = Optional.of(broken);
    }
    handler = Resumption::neutral;
    onFailure.run();
  }

  boolean hasFailed() {
    return failure.isPresent();
  }

  /// Throws what broke the tracer, if anything did.
  void throwFailure() {
    if (failure.isPresent()) {
      switch (failure.get()) {
        case RuntimeException exception -> throw exception;
        case Error error -> throw error;
        case Throwable other -> throw new IllegalStateException(other);
      }
    }
  }
}
