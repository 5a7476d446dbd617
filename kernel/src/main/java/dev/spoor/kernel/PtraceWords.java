package dev.spoor.kernel;

import dev.spoor.machine.Address;
import dev.spoor.machine.linux.Tid;

/// The requests of ptrace(2) that read and write memory by the word of 8 bytes. [ProcessMemory] is
/// for everything else. Linux has one address space: the requests for TEXT and DATA do the same.
public interface PtraceWords {
  /// {@return the word at `address`, which need not be aligned} ptrace(2), PTRACE_PEEKTEXT.
  ///
  /// @throws KernelException EIO if it cannot be read whole
  long peekText(Tid tid, Address address);

  /// Replaces the word at `address`, also where the page is read-only. ptrace(2), PTRACE_POKETEXT.
  ///
  /// @throws KernelException EIO if it cannot be written whole
  void pokeText(Tid tid, Address address, long word);

  /// {@return the word at `address`, which need not be aligned} ptrace(2), PTRACE_PEEKDATA.
  ///
  /// @throws KernelException EIO if it cannot be read whole
  long peekData(Tid tid, Address address);

  /// Replaces the word at `address`, also where the page is read-only. ptrace(2), PTRACE_POKEDATA.
  ///
  /// @throws KernelException EIO if it cannot be written whole
  void pokeData(Tid tid, Address address, long word);
}
