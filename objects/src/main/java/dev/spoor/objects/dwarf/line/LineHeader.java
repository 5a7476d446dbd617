package dev.spoor.objects.dwarf.line;

import dev.spoor.objects.dwarf.Encoding;

/// What a line program says about itself (DWARF 5, section 6.2.4), without its tables of files.
///
/// @param encoding the widths of its numbers
/// @param minimumInstructionBytes what steps of addresses are multiplied by
/// @param operationsPerInstruction 1 but for VLIW machines
/// @param startsAsStatement what a sequence begins with
/// @param lineBase the smallest step of a special opcode
/// @param lineRange how many steps special opcodes have
/// @param opcodeBase the first special opcode
/// @param program where the first opcode is, in the section
/// @param end where the program ends
record LineHeader(
    Encoding encoding,
    int minimumInstructionBytes,
    int operationsPerInstruction,
    boolean startsAsStatement,
    int lineBase,
    int lineRange,
    int opcodeBase,
    long program,
    long end) {}
