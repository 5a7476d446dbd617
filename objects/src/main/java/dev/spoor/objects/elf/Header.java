package dev.spoor.objects.elf;

import java.nio.ByteOrder;

/// A file's first structure, `Ehdr` of elf.h, without the places of the tables.
///
/// @param osAbi `EI_OSABI`: 0 for System V, 3 for GNU
/// @param entry where execution starts, 0 if nowhere
/// @param flags of the CPU, `e_flags`
public record Header(
    ElfClass elfClass,
    ByteOrder order,
    int osAbi,
    ObjectType type,
    MachineType machine,
    FileAddress entry,
    int flags) {}
