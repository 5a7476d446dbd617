package dev.spoor.trace;

import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.SignalInfo;
import dev.spoor.machine.linux.Tid;
import dev.spoor.trace.stack.CallStack;

/// Writes down what happens. Called on the tracer thread, in the order in which things happen.
interface Report {
  /// How much a report wants to know of a call.
  enum Detail {
    /// Which one it is.
    NUMBER,
    /// Its values.
    VALUES,
    /// Its text, or, for calls whose text is made of them, its values.
    TEXT
  }

  /// {@return how much is to be decoded}
  Detail detail();

  /// {@return whether the times of calls are wanted; if not, they are 0}
  boolean timesCalls();

  /// {@return whether it must be possible to ask at a call's entry what its task has open}
  default boolean asksForFiles() {
    return false;
  }

  /// A task is traced from now on, whether anything is said about it or not.
  default void appeared(TracedTask task) {}

  /// The task has made another one, which is traced too.
  default void spawned(TracedTask maker, Tid child) {}

  /// A task that another one has made is traced from now on. In most cases that one has been heard
  /// to make it before.
  default void born(TracedTask task, Tid maker) {}

  /// The task's process runs another program now, under whose number it goes on.
  default void executed(TracedTask task) {}

  /// A call that is to be shown has been entered.
  void entered(TracedTask task, OpenCall call);

  /// It has returned.
  void returned(TracedTask task, ReturnedCall returned);

  /// The stack of a call, a signal or a stop that has been reported, or of the call that the task
  /// has ended in, with its end; it is also the task's at that report.
  default void stacked(TracedTask task, CallStack stack) {}

  /// The task ends in the call, or, for the leader of threads that is superseded, would not return.
  void cutShort(TracedTask task, OpenCall call);

  /// A signal that is to be shown is being delivered.
  void signalled(TracedTask task, SignalInfo info);

  /// A signal has stopped the process, as without a tracer.
  void stopped(TracedTask task, Signal signal);

  /// From now on the task's calls are of another ABI.
  void switched(TracedTask task, Abi abi);

  /// A child of a traced task is traced now.
  void attached(TracedTask task);

  /// A process that was asked for is traced now.
  ///
  /// @param threads how many threads it has
  void attachedTo(Tid process, int threads);

  /// The task's process has an io_uring(7) from now on, or had one when it was attached to. Told
  /// once a process.
  void hidden(TracedTask task);

  /// The task has ended by itself.
  void exited(TracedTask task, int code);

  /// A signal has ended the task.
  void killed(TracedTask task, Signal signal, boolean dumpedCore);

  /// Another thread's execve(2) has taken the task's number.
  void superseded(TracedTask task, Tid by);

  /// The task's execve(2), which is about to return, has given it its process's number.
  default void renamed(TracedTask task, Tid number) {}

  /// The task goes on untraced.
  void detached(TracedTask task);

  /// A task came, or ended, that nobody asked for; if it came, it was let go.
  default void stranger(Tid stranger, boolean ended) {}

  /// Nothing more comes of the task.
  default void gone(TracedTask task) {}

  /// Nothing is waiting to be served.
  void quiet();

  /// What was kept back to be written with more is written now.
  default void flush() {}

  /// Nothing more comes.
  void finish();
}
