package dev.spoor.debugger.symbols;

import dev.spoor.machine.AddressRange;

/// Neighbouring instructions that come from one line of a source file.
///
/// @param path of the file, as [dev.spoor.objects.dwarf.source.SourceLine#path] has it
/// @param line counted from 1
/// @param range of the instructions
/// @param isStatement whether its first instruction is one where a statement begins (`is_stmt`,
///   DWARF 5, section 6.2.2)
public record LineRange(String path, int line, AddressRange range, boolean isStatement) {}
