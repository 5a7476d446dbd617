package dev.spoor.engine;

import dev.spoor.machine.Address;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;

/// Why one task is in a ptrace-stop: one value per report of wait4(2), never a set of flags.
public sealed interface TaskStop {
  /// {@return the task}
  Tid tid();

  /// A system call is about to be carried out. Seen when the task was resumed until
  /// [Until#SYSCALL], or, not carried out at all, until [Until#SYSCALL_EMULATED].
  ///
  /// @param number as the ABI counts; -1 if the call was already skipped
  record SyscallEntry(Tid tid, Abi abi, long number, Arguments arguments, Address pc, Address sp)
      implements TaskStop {}

  /// A system call is about to return.
  ///
  /// @param result the value returned; an error as a negative number
  record SyscallExit(Tid tid, Abi abi, long result, boolean failed, Address pc, Address sp)
      implements TaskStop {}

  /// A seccomp filter answered SECCOMP_RET_TRACE.
  ///
  /// @param data the 16 bits of the answer
  record Seccomp(
      Tid tid, Abi abi, long number, Arguments arguments, Address pc, Address sp, int data)
      implements TaskStop {}

  /// A signal is about to be delivered, also one that the task ignores. It is lost unless the
  /// answer delivers it.
  record SignalDelivery(Tid tid, Signal signal) implements TaskStop {}

  /// The task takes part in a group-stop: a job-control stop that would be there without a tracer
  /// too.
  record GroupStop(Tid tid, Signal signal) implements TaskStop {}

  /// The instruction asked for by [Until#NEXT_INSTRUCTION] or [Until#NEXT_BRANCH] was carried out.
  record Stepped(Tid tid) implements TaskStop {}

  /// The first stop of a program started by [Tracer#launch]: the entry to its own execve(2), made
  /// by the launcher. Nothing of the program has run.
  record Launched(Tid tid, Abi abi, long number, Arguments arguments, Address pc, Address sp)
      implements TaskStop {}

  /// The first stop of a task that was attached to.
  record Attached(Tid tid) implements TaskStop {}

  /// The first stop of a task that a traced one made.
  ///
  /// @param parent the task that made it
  record Born(Tid tid, Tid parent) implements TaskStop {}

  /// The stop that [Tracer#interrupt] asked for, or the end of a group-stop.
  record Interrupted(Tid tid) implements TaskStop {}

  /// The task made another one, which is traced too and reports [Born].
  record Spawned(Tid tid, Tid child, Kind kind) implements TaskStop {
    /// How.
    public enum Kind {
      FORK,
      VFORK,
      CLONE
    }
  }

  /// The child of a vfork(2) has released its parent.
  record VforkDone(Tid tid, Tid child) implements TaskStop {}

  /// The program was replaced by execve(2). All other threads of the process are gone, and the task
  /// has its process's number.
  ///
  /// @param formerTid the number it had; `tid` unless a thread other than the leader called
  record Execed(Tid tid, Tid formerTid) implements TaskStop {}

  /// The task is about to end; its memory and registers can still be read. Seen only with
  /// [TracerOptions#reportExiting].
  ///
  /// @param rawStatus the word that wait(2) will store
  record Exiting(Tid tid, int rawStatus) implements TaskStop {}

  /// A report this version does not know.
  ///
  /// @param rawStatus the word that wait(2) stored
  record Unrecognized(Tid tid, int rawStatus) implements TaskStop {}
}
