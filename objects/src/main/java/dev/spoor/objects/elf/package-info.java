/// ELF files as lazy immutable models, after the System V gABI ("Object Files") and elf.h. Knows
/// nothing of processes: [LoadedObject] puts a file at an address it is told, or reads it from a
/// [dev.spoor.machine.Memory].
///
/// The data model; what is not named here is kept as a number:
///
/// ```text
/// ObjectFile   = Header Segment* Section* SymbolTable? SymbolTable? Symbol* Note* DynamicEntry*
///                ObjectFile?
/// Header       = class order OS-ABI type machine entry flags
/// Segment      = type flags FileRange FileAddress sizes alignment
/// Section      = index name type flags FileAddress FileRange link info alignment Block
/// Block        = bytes                        (unpacked: SHF_COMPRESSED, .zdebug_)
/// SymbolTable  = Symbol*                      (.symtab, .dynsym; without sections by hash tables)
/// Symbol       = name FileAddress size type binding visibility section SymbolVersion?
///                                             (NAME@plt: entries of linkage tables)
/// SymbolVersion = name default library?       (.gnu.version, .gnu.version_d, .gnu.version_r)
/// Note         = owner type bytes             (build-id: GNU, 3)
/// DynamicEntry = tag value                    (needed libraries, soname)
/// LoadedObject = ObjectFile bias               (of a file, or read from memory)
/// ```
///
/// The object in an object is what a stripped file carries in `.gnu_debugdata`.
///
/// Everything is read when it is first asked for. A file that is not what it claims gives a
/// [dev.spoor.objects.bytes.MalformedObjectException] at that moment, and what is asked of its
/// other parts still works. Each count and size is compared with the file's length before anything
/// is allocated for it.
@NullMarked
package dev.spoor.objects.elf;

import org.jspecify.annotations.NullMarked;
