package dev.spoor.debugger;

import dev.spoor.engine.Command;
import dev.spoor.machine.linux.Tid;
import java.util.function.Function;

/// The door to a debugger: it runs on the tracer thread, and everybody else talks to it through
/// this. All methods may be called from any thread but the tracer thread.
public final class DebugSession implements AutoCloseable {
  private DebugSession() {}

  /// Does something with the debugger, on its thread, while nothing else happens there. The program
  /// may be running; most questions need it halted.
  ///
  /// @param work must not wait for the program
  public <T> T call(Function<Debugger, T> work) {
    throw new UnsupportedOperationException(work.toString());
  }

  /// Starts a program; it halts before its first instruction, which [#awaitHalt] tells.
  ///
  /// @return its process
  /// @throws dev.spoor.engine.LaunchException if it cannot be executed
  public Tid launch(Command command) {
    throw new UnsupportedOperationException(command.toString());
  }

  /// Attaches to all threads of a process and halts it, which [#awaitHalt] tells.
  ///
  /// @throws dev.spoor.engine.AttachException if it cannot be; the message says why
  public void attach(Tid process) {
    throw new UnsupportedOperationException(process.toString());
  }

  /// Waits until everything has halted.
  public Halt awaitHalt() throws InterruptedException {
    throw new UnsupportedOperationException();
  }

  /// Halts what runs; does nothing if all is halted.
  public void pause() {
    throw new UnsupportedOperationException();
  }

  /// Lets attached programs go on as if nothing had happened, and ends launched ones.
  @Override
  public void close() {}
}
