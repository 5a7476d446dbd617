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

  /// Where the string table is loaded.
  public static final long STRTAB = 5;

  /// The size of the string table in bytes.
  public static final long STRSZ = 10;

  /// The name of this library: an index of the string table.
  public static final long SONAME = 14;
}
