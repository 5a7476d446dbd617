/// Decoding of system calls: [SyscallDecoder] turns a number, six registers and a tracee's memory
/// into a [dev.spoor.syscalls.value.DecodedCall], in two phases, at entry and at exit.
///
/// What a call looks like is said by descriptions, not by code: see
/// [dev.spoor.syscalls.description]. What was found is printed by [dev.spoor.syscalls.format].
/// Nothing here knows how a tracee is traced: all it needs is numbers and a
/// [dev.spoor.machine.Memory], so that a recording is decoded as well as a live task.
@NullMarked
package dev.spoor.syscalls;

import org.jspecify.annotations.NullMarked;
