/// ELF files as lazy immutable models, after the System V gABI ("Object Files") and elf.h. Knows
/// nothing of processes: [LoadedObject] puts a file at an address it is told.
///
/// The data model; what is not named here is kept as a number:
///
/// ```text
/// ObjectFile   = Header Segment* Section* SymbolTable? SymbolTable? Note* DynamicEntry*
/// Header       = class order OS-ABI type machine entry flags
/// Segment      = type flags FileRange FileAddress sizes alignment
/// Section      = index name type flags FileAddress FileRange link info alignment
/// SymbolTable  = Symbol*                      (.symtab, .dynsym)
/// Symbol       = name FileAddress size type binding visibility section
/// Note         = owner type bytes             (build-id: GNU, 3)
/// DynamicEntry = tag value                    (needed libraries, soname)
/// LoadedObject = ObjectFile bias
/// ```
///
/// Everything is read when it is first asked for. A file that is not what it claims gives a
/// [dev.spoor.objects.bytes.MalformedObjectException] at that moment, and what is asked of its
/// other parts still works. Each count and size is compared with the file's length before anything
/// is allocated for it.
@NullMarked
package dev.spoor.objects.elf;

import org.jspecify.annotations.NullMarked;
