package dev.spoor.kernel;

import dev.spoor.machine.linux.Tid;
import java.util.Optional;

/// A process that will become a program: it waits in a launcher of a few instructions until it is
/// released, then prepares itself and calls execve(2).
public interface PendingProgram extends AutoCloseable {
  /// {@return the process, which keeps this number when it becomes the program}
  Tid tid();

  /// Lets it prepare itself and call execve(2). Returns at once.
  void release();

  /// {@return the range test for the launcher's own code: system calls made from there are not the
  /// program's; the last of them is the execve(2)}
  boolean isLauncherCode(dev.spoor.machine.Address pc);

  /// {@return why there is no program, to be asked after the process has ended without an exec}
  Optional<LaunchFailure> failure();

  /// Frees what belongs to the launch on this side; a process that was never released then ends by
  /// itself.
  @Override
  void close();
}
