package dev.spoor.kernel;

import dev.spoor.kernel.internal.NativeGuardian;
import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Tid;

/// A process beside the tracer that repairs the programs it was attached to when it dies without
/// having done so itself, be it by SIGKILL: it takes breakpoints out of their code, sets back pcs,
/// disarms debug registers.
///
/// It is a small static program, no JVM; it sleeps until the thread that started it ends. It has a
/// process group of its own and blocks every signal, so that it survives what ends the tracer; it
/// keeps no descriptor or directory of the tracer's. A tracer starts one when it first plants a
/// breakpoint in a program that it has not launched itself.
///
/// Only for the thread that started it, which must be the tracer thread: its death is what the
/// kernel announces, before it lets the tracees go. It costs a system call per process, and none
/// per site.
///
/// Needed only on x86-64, where Spoor plants breakpoints.
public interface Guardian extends AutoCloseable {
  /// The longest piece of code that a site replaces.
  int MOST_BYTES_OF_A_SITE = 8;

  /// Starts one for the calling thread, and waits until it stands guard.
  ///
  /// @throws KernelException if the process or the memory that is shared with it cannot be made
  /// @throws IllegalStateException if the thread is virtual
  static Guardian start() {
    return NativeGuardian.start();
  }

  /// {@return the guardian's process}
  Tid tid();

  /// Enters a site; to be called *before* it is planted. One that is entered already is replaced.
  ///
  /// For the first site of a process its memory is opened here, as it is now: after an exec the
  /// process is to be [forgotten][#forget].
  ///
  /// @param process the tid of its first thread
  /// @param original what to write when the tracer has died, 1 to [#MOST_BYTES_OF_A_SITE] bytes
  /// @param planted what must be there for that; as many bytes
  /// @throws KernelException if the memory cannot be opened (ESRCH, EACCES, EMFILE), or the table
  ///   is full (ENOSPC: 262,144 sites, 1,024 processes)
  void guard(Tid process, Address at, ByteString original, ByteString planted);

  /// Takes a site out; to be called *after* it was lifted. Does nothing if there is none.
  void release(Tid process, Address at);

  /// Takes out all sites and marks of a process: it has ended, executed another program, or was let
  /// go.
  void forget(Tid process);

  /// Says how a task is to be repaired, in place of what was said before. It is to be said before
  /// the task is brought into a state that needs it.
  ///
  /// @param process the tid of its first thread
  /// @throws KernelException as [#guard]; the table has room for 8,832 tasks, and the registers of
  ///   64; ESRCH if registers are to be copied of a task that is not in a ptrace-stop
  void mark(Tid process, Tid task, TaskRepair repair);

  /// Says that a task needs no repair any more. Does nothing if none was asked for.
  void unmark(Tid task);

  /// Ends the guardian, which repairs nothing then, and waits until it is gone.
  @Override
  void close();
}
