package dev.spoor.objects.dwarf.line;

import dev.spoor.objects.elf.FileAddress;

/// Where the instructions from an address on come from, up to that of the next row (DWARF 5,
/// section 6.2.2).
///
/// @param file the number of the file in the program's table; -1 if it is too big for one
/// @param line counted from 1; 0 if the instructions belong to no line
/// @param column counted from 1; 0 for the beginning of the line, or if it is not known
/// @param isStatement whether the address is a good one for a breakpoint
/// @param isBasicBlock whether a basic block begins there
/// @param endsSequence whether it is the first address behind a sequence of rows; the other numbers
///   then mean nothing
/// @param isPrologueEnd whether a breakpoint at the function's beginning belongs there
/// @param isEpilogueBegin whether a breakpoint at the function's end belongs there
/// @param discriminator tells blocks of the same line apart
public record LineRow(
    FileAddress address,
    int file,
    int line,
    int column,
    boolean isStatement,
    boolean isBasicBlock,
    boolean endsSequence,
    boolean isPrologueEnd,
    boolean isEpilogueBegin,
    int discriminator) {}
