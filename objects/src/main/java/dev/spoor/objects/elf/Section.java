package dev.spoor.objects.elf;

/// A named part of a file; `Shdr` of elf.h.
///
/// @param index its place in the table
/// @param flags `SHF_WRITE` 1, `SHF_ALLOC` 2, `SHF_EXECINSTR` 4, and others
/// @param address where it is loaded, 0 if it is not
/// @param bytes where its contents are; for [SectionType#NOBITS] there are none, whatever this says
/// @param link the index of a section that belongs to it; which, depends on the type
/// @param info depends on the type
/// @param alignment in bytes, unsigned; 0 and 1 mean none
/// @param entryBytes the size of an entry if it holds a table, else 0; unsigned
public record Section(
    int index,
    String name,
    SectionType type,
    long flags,
    FileAddress address,
    FileRange bytes,
    int link,
    int info,
    long alignment,
    long entryBytes) {
  /// `SHF_COMPRESSED` of elf.h.
  private static final long COMPRESSED = 0x800;

  /// How names of compressed sections began before there was a flag for it.
  static final String OLD_COMPRESSED = ".zdebug_";

  /// `SHF_ALLOC` of elf.h.
  private static final long LOADED = 2;

  /// {@return whether it is in memory when the object runs}
  public boolean isLoaded() {
    return (flags & LOADED) != 0;
  }

  /// {@return whether its contents are stored behind a header that says how they are packed}
  public boolean isCompressed() {
    return (flags & COMPRESSED) != 0;
  }
}
