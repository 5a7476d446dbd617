package dev.spoor.objects.dwarf.source;

import dev.spoor.objects.dwarf.Die;

/// A variable or a type that is declared outside of functions.
///
/// @param name with the namespaces and classes that it is in
/// @param die the entry that says where the variable is, or what the type is
public record Declaration(String name, Die die) {}
