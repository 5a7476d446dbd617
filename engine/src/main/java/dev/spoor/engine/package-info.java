/// The tracer as a library: [Tracer] launches or attaches, a [StopHandler] is given each stop and
/// answers it.
///
/// The data model:
///
/// ```
/// Tracer      = thread that owns ptrace, tasks, StopHandler
/// StopHandler = (StoppedTask, TaskStop) -> Resumption ; TaskEnd -> ()
/// TaskStop    = SyscallEntry | SyscallExit | Seccomp | SignalDelivery | GroupStop | Stepped
///             | Launched | Attached | Born | Interrupted | Spawned | VforkDone | Execed | Exiting | Unrecognized
/// Resumption  = Run(until, signal) | Listen | Hold | Detach
/// until       = STOP | SYSCALL | NEXT_INSTRUCTION | NEXT_BRANCH | SYSCALL_EMULATED | NEXT_INSTRUCTION_EMULATED
/// TaskEnd     = tid, process, Ending ; Ending = Exited(code) | Killed(signal) | Superseded(by) | Detached | Vanished
/// StoppedTask = registers, memory, siginfo, the system call, valid until the task is resumed
/// ```
///
/// Every report of wait4(2) becomes exactly one stop or one end; every stop is answered exactly
/// once, and `Hold` is an answer. Nothing above this package sees ESRCH: a task that dies between
/// two requests gives a [TraceeGoneException] here and a [TaskEnd] soon after.
@NullMarked
package dev.spoor.engine;

import org.jspecify.annotations.NullMarked;
