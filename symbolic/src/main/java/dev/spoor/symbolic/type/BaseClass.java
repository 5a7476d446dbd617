package dev.spoor.symbolic.type;

/// A class that another one is derived from (DWARF 5, section 5.7.3).
///
/// @param type the class
/// @param placement where its part of the whole is
/// @param isVirtual whether that is shared with other parts
/// @param access who may use what it brings
public record BaseClass(
    TypeReference type, Placement placement, boolean isVirtual, Access access) {}
