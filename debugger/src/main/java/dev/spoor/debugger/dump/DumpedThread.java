package dev.spoor.debugger.dump;

import dev.spoor.machine.RegisterImage;
import dev.spoor.machine.linux.Tid;

/// What a core file has of one thread.
///
/// @param signal the number of the signal that it is about to receive; 0 for none
/// @param registers all that could be read
public record DumpedThread(Tid tid, int signal, RegisterImage registers) {}
