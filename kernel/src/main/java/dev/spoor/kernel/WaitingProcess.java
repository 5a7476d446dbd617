package dev.spoor.kernel;

import dev.spoor.machine.linux.Tid;

/// A process that waits at a socket to become a program, and is not a child of the tracer's.
///
/// @param tid the process
/// @param tracersEnd the socket, a descriptor of the tracer's process
/// @param ownEnd the number that the other end has in the process
public record WaitingProcess(Tid tid, int tracersEnd, int ownEnd) {}
