package dev.spoor.debugger;

import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;

/// Something that happened and that halts nothing, for a user to know.
public sealed interface Notice {
  /// A program has another thread.
  ///
  /// @param number of the thread in its program
  /// @param pointer the thread pointer; 0 if it has none
  record ThreadBorn(Tid process, Tid task, int number, long pointer) implements Notice {}

  /// A thread other than the last one of its program has ended.
  ///
  /// @param number of the thread in its program
  record ThreadEnded(Tid process, Tid task, int number) implements Notice {}

  /// A process executes another program.
  record Replaced(Tid process, String program) implements Notice {}

  /// A process executes another program, and has another number for it.
  ///
  /// @param before its number until now
  record Renumbered(Tid process, int before, int inferior) implements Notice {}

  /// A process is not debugged any more, and runs on.
  ///
  /// @param inferior its number in the session
  record Left(Tid process, int inferior, Because reason) implements Notice {}

  /// Why a process is not debugged any more.
  enum Because {
    /// The user wished it.
    ASKED,
    /// A child of it is followed.
    CHILD_FOLLOWED,
    /// The child that had its memory executes another program.
    CHILD_EXECUTED,
    /// The child that had its memory has ended.
    CHILD_ENDED
  }

  /// A process that fork(2) or vfork(2) made is not debugged, and runs on.
  record ChildLeft(Tid child, boolean isVfork) implements Notice {}

  /// A process that fork(2) or vfork(2) made is debugged.
  ///
  /// @param parent the task that made it
  /// @param thread the parent's thread pointer; 0 if it has none
  /// @param family the number of the program that the parent is
  /// @param inferior its number in the session
  /// @param isFollowed whether it is in place of its parent, not beside it
  record ChildKept(
      Tid parent,
      long thread,
      int family,
      Tid child,
      int inferior,
      boolean isVfork,
      boolean isFollowed)
      implements Notice {}

  /// Nothing repairs a program that was attached to, should the debugger be killed.
  ///
  /// @param reason in words
  record Unguarded(String reason) implements Notice {}

  /// A thread receives a signal, and is not stopped for it.
  record Signalled(Tid task, Signal signal) implements Notice {}
}
