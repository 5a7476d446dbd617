package dev.spoor.objects.core;

import dev.spoor.machine.Registers;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.SignalInfo;
import java.util.Optional;

/// A thread of the process, the one that died first.
///
/// @param signal what it was handling, `pr_cursig`; number 0 if nothing
/// @param registers empty for a CPU that there is no table of
/// @param signalInfo where the signal came from, if the core says it of this thread
public record CoreThread(
    int tid, Signal signal, Optional<Registers> registers, Optional<SignalInfo> signalInfo) {}
