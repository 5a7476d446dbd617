package dev.spoor.objects.dwarf.source;

import dev.spoor.objects.dwarf.FileAddressRange;

/// Instructions that follow each other and come from one line.
///
/// @param line which; its column is 0
/// @param range of the instructions
/// @param isStatement whether the first is a good place for a breakpoint (`is_stmt`)
/// @param isRepeated whether another row begins where this one does
public record LineSpan(
    SourceLine line, FileAddressRange range, boolean isStatement, boolean isRepeated) {}
