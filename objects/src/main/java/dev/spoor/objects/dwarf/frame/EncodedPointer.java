package dev.spoor.objects.dwarf.frame;

/// A pointer as frame information has it.
///
/// @param value an address of the object; 0 for none
/// @param isIndirect whether the address is only where the pointer is in memory
public record EncodedPointer(long value, boolean isIndirect) {}
