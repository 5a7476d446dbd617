package dev.spoor.debugger;

import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;

/// Something that happened and that halts nothing, for a user to know.
public sealed interface Notice {
  /// A program has another thread.
  ///
  /// @param number of the thread in its program
  record ThreadBorn(Tid process, Tid task, int number) implements Notice {}

  /// A thread other than the last one of its program has ended.
  ///
  /// @param number of the thread in its program
  record ThreadEnded(Tid process, Tid task, int number) implements Notice {}

  /// A process executes another program.
  record Replaced(Tid process, String program) implements Notice {}

  /// A process is not debugged any more, and runs on.
  ///
  /// @param isChild whether it is one that fork(2) made, and never was debugged
  record LetGo(Tid process, boolean isChild) implements Notice {}

  /// A process made by fork(2) is debugged.
  ///
  /// @param inferior its number in the session
  record Followed(Tid process, int inferior) implements Notice {}

  /// Nothing repairs a program that was attached to, should the debugger be killed.
  ///
  /// @param reason in words
  record Unguarded(String reason) implements Notice {}

  /// A thread receives a signal, and is not stopped for it.
  record Signalled(Tid task, Signal signal) implements Notice {}
}
