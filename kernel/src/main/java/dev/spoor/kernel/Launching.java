package dev.spoor.kernel;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.ProgramSearch;

/// Starting a program so that it can be seized before its first instruction.
public interface Launching {
  /// Starts a process that has everything `plan` asks for except the program itself: it waits for
  /// [PendingProgram#release()]. If this JVM dies meanwhile, it ends by itself.
  ///
  /// @throws KernelException if no process could be made
  PendingProgram spawn(LaunchPlan plan);

  /// Looks for a command as a shell does.
  ///
  /// @param name a name to look for in `path`, or one with a slash, which is taken as it is
  /// @param path the value of PATH; an empty element is the working directory
  ProgramSearch find(ByteString name, ByteString path);
}
