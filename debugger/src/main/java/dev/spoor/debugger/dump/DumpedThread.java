package dev.spoor.debugger.dump;

import dev.spoor.machine.RegisterImage;
import dev.spoor.machine.linux.Tid;
import java.util.OptionalLong;

/// What a core file has of one thread.
///
/// @param signal the number of the signal that it is about to receive; 0 for none
/// @param registers all that could be read
/// @param threadPointer where the segment begins that `gs` selects, of a thread of 32 bits
public record DumpedThread(
    Tid tid, int signal, RegisterImage registers, OptionalLong threadPointer) {}
