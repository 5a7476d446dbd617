package dev.spoor.kernel;

/// A pipe of this process's own. pipe(7).
///
/// @param source the descriptor to read from; launched processes have it too
/// @param sink the descriptor to write to; close-on-exec
public record PipeEnds(int source, int sink) {}
