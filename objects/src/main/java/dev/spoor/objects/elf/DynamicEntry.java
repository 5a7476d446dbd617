package dev.spoor.objects.elf;

/// A line of the dynamic section, which the dynamic linker reads; `Dyn` of elf.h.
///
/// @param tag what it says, a `DT_` number; an open set
/// @param value a number, an address or an index of the string table, by the tag
public record DynamicEntry(long tag, long value) {
  /// The end of the list, which is not part of it.
  public static final long NULL = 0;

  /// A library this object needs: an index of the string table.
  public static final long NEEDED = 1;

  /// Where the table of what the dynamic linker fills in for the PLT is loaded.
  public static final long PLTGOT = 3;

  /// Where the hash table of symbols is loaded.
  public static final long HASH = 4;

  /// Where the string table is loaded.
  public static final long STRTAB = 5;

  /// Where the table of dynamic symbols is loaded.
  public static final long SYMTAB = 6;

  /// The size of the string table in bytes.
  public static final long STRSZ = 10;

  /// The name of this library: an index of the string table.
  public static final long SONAME = 14;

  /// Where GNU's hash table of symbols is loaded.
  public static final long GNU_HASH = 0x6ffffef5L;

  /// Where the numbers of the symbols' versions are loaded.
  public static final long VERSYM = 0x6ffffff0L;

  /// Where the chain of versions that the object has is loaded.
  public static final long VERDEF = 0x6ffffffcL;

  /// Where the chain of versions that it needs is loaded.
  public static final long VERNEED = 0x6ffffffeL;
}
