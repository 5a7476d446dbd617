package dev.spoor.repl.shell;

import java.util.concurrent.atomic.AtomicReference;

/// The stack of another thread, for what is too deep for that of this one, which waits meanwhile.
final class OtherStack {
  private OtherStack() {}

  /// Does something; what it throws is thrown here.
  static void run(Runnable work) {
    var thrown = new AtomicReference<Throwable>();
    var thread =
        Thread.ofPlatform()
            .name("deeper")
            .uncaughtExceptionHandler((_, failure) -> thrown.set(failure))
            .start(work);
    await(thread);
    switch (thrown.get()) {
      case RuntimeException failure -> throw failure;
      case Error failure -> throw failure;
      case null, default -> {}
    }
  }

  /// An interrupt is for the command that runs.
  private static void await(Thread thread) {
    while (true) {
      try {
        thread.join();
        return;
      } catch (InterruptedException interrupted) {
        thread.interrupt();
      }
    }
  }
}
