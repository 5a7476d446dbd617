package dev.spoor.debugger.dump;

import dev.spoor.symbolic.process.Mapping;

/// What a core file has of one mapping.
///
/// @param bytesKept how many bytes from its start on are in the core: none of what can be read from
///   a file as well
record DumpedMapping(Mapping mapping, long bytesKept) {}
