package dev.spoor.objects.dwarf;

import dev.spoor.objects.bytes.Block;

/// Where a string begins, which a NUL ends.
///
/// @param section with the string
/// @param offset of its first byte
public record TextPlace(Block section, long offset) {}
