package dev.spoor.trace.inject;

import dev.spoor.machine.ByteString;

/// Bytes to be written where an argument of a call points.
///
/// @param argument counted from 1
public record Poke(int argument, ByteString data) {}
