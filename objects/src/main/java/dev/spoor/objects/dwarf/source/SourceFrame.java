package dev.spoor.objects.dwarf.source;

import java.util.Optional;

/// One level of the calls that an instruction belongs to by its source.
///
/// @param function what was called; empty if no entry describes the code
/// @param line where in it: of the innermost frame the line of the instruction, of others that of
///   the call which was inlined
/// @param isInlined whether the code lies in that of the next frame, which called it
public record SourceFrame(
    Optional<Function> function, Optional<SourceLine> line, boolean isInlined) {}
