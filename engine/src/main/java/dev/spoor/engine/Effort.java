package dev.spoor.engine;

import java.util.Map;

/// What a session took.
///
/// @param stops how many stops of tasks there were, hidden ones included
/// @param calls how often the tracer thread made each system call, by name
public record Effort(long stops, Map<String, Long> calls) {}
