package dev.spoor.repl.debuggee;

/// Which thread and frame commands mean.
///
/// @param thread its number
/// @param level of the frame, 0 for the innermost
public record Selection(int thread, int level) {}
