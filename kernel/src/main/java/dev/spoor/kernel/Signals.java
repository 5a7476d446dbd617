package dev.spoor.kernel;

import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;

/// Sending signals and being woken by one.
public interface Signals {
  /// Sends a signal to a process. kill(2).
  ///
  /// @return false if there is no such process any more
  /// @throws KernelException EPERM if it may not be signalled
  boolean kill(Tid process, Signal signal);

  /// Sends a signal to one task. tgkill(2).
  ///
  /// @return false if there is no such task any more
  boolean killTask(Tid process, Tid task, Signal signal);

  /// {@return the number by which this thread is known to the kernel} gettid(2).
  Tid self();

  /// Makes the calling thread's blocking waits end with [WaitOutcome.Interrupted] when another
  /// thread calls the returned action. A wake-up that comes before the wait begins is lost: repeat
  /// it until the woken thread has answered.
  Runnable waker();

  /// Makes this process ignore a signal, also one that the JVM has a handler for. Launched programs
  /// inherit that, unless [LaunchStep.DefaultSignal] says otherwise. sigaction(2).
  void ignore(Signal signal);

  /// Makes a signal do to this process what it does by default, though the JVM has a handler for
  /// it; one that is ignored stays so. sigaction(2).
  void actByDefault(Signal signal);

  /// Spares this process the SIGCHLD that the kernel sends a tracer at every stop of a tracee, a
  /// good part of what a stop costs, until this is closed. Waiting does not need it, and ends of
  /// children are signalled as ever. Does nothing where the program that hosts this has given
  /// SIGCHLD a handler. sigaction(2), SA_NOCLDSTOP.
  void muteStops();
}
