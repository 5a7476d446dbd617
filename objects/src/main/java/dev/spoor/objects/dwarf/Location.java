package dev.spoor.objects.dwarf;

import dev.spoor.objects.bytes.Block;
import java.util.Optional;

/// Where something is while the program counter is in a range (DWARF 5, section 2.6).
///
/// @param range the addresses for which it holds; empty if for all that no other entry has
/// @param expression the operations that compute it; none of them if the thing is nowhere
public record Location(Optional<FileAddressRange> range, Block expression) {}
