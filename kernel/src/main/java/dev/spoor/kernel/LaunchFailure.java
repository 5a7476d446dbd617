package dev.spoor.kernel;

import dev.spoor.machine.linux.Errno;

/// A step between spawn and program that failed.
///
/// @param step what was tried, in words: `execute /bin/nothing`, `change to directory /x`
public record LaunchFailure(String step, Errno errno) {}
