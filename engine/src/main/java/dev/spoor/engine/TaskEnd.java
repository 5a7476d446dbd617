package dev.spoor.engine;

import dev.spoor.machine.linux.Tid;

/// A task is traced no longer: the sibling of [TaskStop] that needs no answer.
///
/// @param process the process it belonged to
public record TaskEnd(Tid tid, Tid process, Ending ending) {}
