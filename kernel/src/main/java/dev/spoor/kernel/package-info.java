/// Every system call a tracer makes as a typed method, in one interface per manual page: [Ptrace],
/// [Waiting], [ProcessMemory], [Signals], [Launching], together [Kernel].
///
/// Knows nothing of policy: no task is remembered here, no stop is interpreted. Errors are
/// [KernelException]s that name the request, the task, the address and, where it can be found out,
/// the cause in words.
@NullMarked
package dev.spoor.kernel;

import org.jspecify.annotations.NullMarked;
