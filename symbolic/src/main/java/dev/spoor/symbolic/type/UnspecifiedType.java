package dev.spoor.symbolic.type;

import java.util.OptionalLong;

/// A type that the language has and does not describe, such as that of `nullptr` (DWARF 5, section
/// 5.2).
///
/// @param name of it
/// @param sizeBytes if the file says it
public record UnspecifiedType(String name, OptionalLong sizeBytes) implements Type {}
