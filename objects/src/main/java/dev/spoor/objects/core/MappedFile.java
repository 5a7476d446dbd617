package dev.spoor.objects.core;

import dev.spoor.machine.AddressRange;

/// A part of a file that was mapped.
///
/// @param range where
/// @param fileOffset of its first byte, unsigned
/// @param path as the process's mount namespace had it; with ` (deleted)` behind it if it was gone
public record MappedFile(AddressRange range, long fileOffset, String path) {}
