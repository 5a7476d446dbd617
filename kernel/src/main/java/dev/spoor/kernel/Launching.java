package dev.spoor.kernel;

/// Starting a program so that it can be seized before its first instruction.
public interface Launching {
  /// Starts a process that has everything `plan` asks for except the program itself: it waits for
  /// [PendingProgram#release()]. If this JVM dies meanwhile, it ends by itself.
  ///
  /// @throws KernelException if no process could be made
  PendingProgram spawn(LaunchPlan plan);
}
