package dev.spoor.kernel;

import dev.spoor.machine.Address;

/// What a task registered with rseq(2): `struct ptrace_rseq_configuration` of linux/ptrace.h.
///
/// @param area where its `struct rseq` is; zero if it has none
/// @param areaBytes how long that is
/// @param signature the word that stands before each abort handler
/// @param flags as given to rseq(2)
public record RseqConfiguration(Address area, int areaBytes, int signature, int flags) {}
