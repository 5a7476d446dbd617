package dev.spoor.objects.core;

import dev.spoor.machine.Registers;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.SignalInfo;
import java.util.Optional;
import java.util.OptionalLong;

/// A thread of the process, the one that died first.
///
/// @param signal what it was handling, `pr_cursig`; number 0 if nothing
/// @param registers empty for a CPU that there is no table of
/// @param signalInfo where the signal came from, if the core says it of this thread
/// @param threadPointer where the segment begins that `gs` selects, of a thread of 32 bits
public record CoreThread(
    int tid,
    Signal signal,
    Optional<Registers> registers,
    Optional<SignalInfo> signalInfo,
    OptionalLong threadPointer) {
  CoreThread with(Registers others) {
    return new CoreThread(tid, signal, Optional.of(others), signalInfo, threadPointer);
  }

  CoreThread with(SignalInfo info) {
    return new CoreThread(tid, signal, registers, Optional.of(info), threadPointer);
  }

  CoreThread with(long pointer) {
    return new CoreThread(tid, signal, registers, signalInfo, OptionalLong.of(pointer));
  }
}
