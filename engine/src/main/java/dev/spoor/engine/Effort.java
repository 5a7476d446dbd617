package dev.spoor.engine;

import java.util.Map;

/// What a session took.
///
/// @param stops how many stops of tasks there were, hidden ones included
/// @param readByRegisters whether the kernel has no PTRACE_GET_SYSCALL_INFO (Linux 5.3), so that
///   calls were read in registers
/// @param calls how often the tracer thread made each system call, by name
public record Effort(long stops, boolean readByRegisters, Map<String, Long> calls) {}
