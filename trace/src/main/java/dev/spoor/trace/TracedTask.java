package dev.spoor.trace;

import dev.spoor.engine.TaskFiles;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Tid;
import dev.spoor.syscalls.Decorations;
import dev.spoor.trace.inject.CallCounts;
import dev.spoor.trace.inject.InjectedCall;
import dev.spoor.trace.stack.CallStack;
import java.util.Optional;

/// What the trace remembers of a task between its stops.
final class TracedTask {
  final Tid process;

  /// Changes when a thread's execve(2) gives it its process's number.
  Tid tid;

  /// The call it is in, if that one is shown.
  Optional<OpenCall> open = Optional.empty();

  /// The number of the last call, shown or not.
  long number;

  /// The ABI of the last call.
  Abi abi;

  /// The ABI of its calls from the end of the execve(2) on that it is in; else the same.
  Abi abiToCome;

  /// The program counter at its last stop; 0 if not known.
  long pc;

  /// Its name at its last line, if names are shown; else empty.
  ByteString name = ByteString.EMPTY;

  /// The call that the kernel will make again by restart_syscall(2).
  String interrupted = "";

  /// The first argument of the call it is in, if its files are asked for.
  long firstArgument;

  /// What it has open, while it is at a stop at which somebody may ask.
  Optional<TaskFiles> files = Optional.empty();

  /// How often it has made calls that something may be done to.
  final CallCounts counts = new CallCounts();

  /// The call it is in, if something is done to that.
  Optional<InjectedCall> injected = Optional.empty();

  /// What its numbers refer to; the handler knows where to look.
  Optional<Decorations> decorations = Optional.empty();

  /// {@return what its numbers refer to, as far as that is wanted}
  Decorations decorations() {
    return decorations.orElse(Decorations.NONE);
  }

  /// It is between the entry to the execve(2) that makes it the launched program and that call's
  /// end.
  boolean launching;

  /// The call it is in makes an io_uring(7), and that is to be noted.
  boolean makesRing;

  /// The call it is in may change what is mapped, and that is to be noted.
  boolean changesMappings;

  /// Its stack at what is being reported, if that is shown.
  Optional<CallStack> stack = Optional.empty();

  /// Its coming has been reported, if that was to be.
  boolean announced;

  TracedTask(Tid tid, Tid process, Abi abi) {
    this.tid = tid;
    this.process = process;
    this.abi = abi;
    this.abiToCome = abi;
  }

  /// Takes a name that was found; of none the task keeps the one it has.
  void rename(ByteString found) {
    if (found.length() > 0) {
      name = found;
    }
  }
}
