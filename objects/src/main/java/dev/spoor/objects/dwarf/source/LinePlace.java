package dev.spoor.objects.dwarf.source;

import dev.spoor.objects.dwarf.Unit;
import dev.spoor.objects.elf.FileAddress;

/// Where code of a line begins.
///
/// @param address of its first instruction; the line may have more places
/// @param line the one that it comes from
/// @param unit one of those that the line program with it belongs to
public record LinePlace(FileAddress address, SourceLine line, Unit unit) {}
