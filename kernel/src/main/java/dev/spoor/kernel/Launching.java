package dev.spoor.kernel;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.ProgramSearch;
import java.util.List;

/// Starting a program so that it can be seized before its first instruction.
public interface Launching {
  /// Starts a process that has everything `plan` asks for except the program itself: it waits for
  /// [PendingProgram#release()]. If this JVM dies meanwhile, it ends by itself.
  ///
  /// @throws KernelException if no process could be made
  PendingProgram spawn(LaunchPlan plan);

  /// As [#spawn], in a process that waits ([#waitAsProgram]) instead of a new one. If it fails, its
  /// status is 1.
  ///
  /// @throws KernelException if the process is gone
  PendingProgram spawnIn(WaitingProcess process, LaunchPlan plan);

  /// Makes this process one that a tracer in another process can make a program of: a socket, of
  /// which children inherit the tracer's end.
  ///
  /// @param program what it may become: the socket's number is none that its steps name
  /// @throws KernelException if there can be no socket
  WaitingProcess openToTracer(List<LaunchStep> program);

  /// Waits for the tracer and becomes the program: this process, with all of its threads, is then
  /// no JVM any more. Returns if the tracer's end of the socket is closed before that, everywhere
  /// but here.
  ///
  /// @throws KernelException if what the tracer sends cannot be executed
  void waitAsProgram(WaitingProcess self);

  /// {@return a descriptor, inherited by children, of a file in memory} memfd_create(2).
  ///
  /// @throws KernelException if it cannot be made
  int fileInMemory(ByteString content);

  /// Looks for a command as a shell does.
  ///
  /// @param name a name to look for in `path`, or one with a slash, which is taken as it is
  /// @param path the value of PATH; an empty element is the working directory
  ProgramSearch find(ByteString name, ByteString path);
}
