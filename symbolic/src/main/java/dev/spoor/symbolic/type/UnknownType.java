package dev.spoor.symbolic.type;

import java.util.OptionalLong;

/// A type of a kind that is not known here: its bytes are all that can be shown.
///
/// @param name of it, or what it is
/// @param sizeBytes if the file says it
public record UnknownType(String name, OptionalLong sizeBytes) implements Type {}
