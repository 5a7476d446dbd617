package dev.spoor.objects.elf;

import java.util.Optional;

/// A name for a place in an object; `Sym` of elf.h.
///
/// @param name may be empty
/// @param address where it is; for [SymbolType#TLS] an offset in the thread's block
/// @param sizeBytes how long it is, unsigned; 0 if unknown
/// @param visibility `STV_DEFAULT` 0, `STV_INTERNAL` 1, `STV_HIDDEN` 2, `STV_PROTECTED` 3
/// @param section the index of its section, or one of the reserved numbers
/// @param version which of several of that name it is, in the dynamic table
public record Symbol(
    String name,
    FileAddress address,
    long sizeBytes,
    SymbolType type,
    SymbolBinding binding,
    int visibility,
    int section,
    Optional<SymbolVersion> version) {
  /// `SHN_UNDEF` of elf.h: the symbol is defined elsewhere.
  public static final int UNDEFINED = 0;

  /// `SHN_ABS` of elf.h: the value is no address and does not move with the object.
  public static final int ABSOLUTE = 0xfff1;

  /// {@return whether this object has the place itself}
  public boolean isDefined() {
    return section != UNDEFINED;
  }

  /// {@return whether it names code or data in memory that all threads share}
  public boolean hasAddress() {
    return isDefined()
        && section != ABSOLUTE
        && !type.equals(SymbolType.TLS)
        && !type.equals(SymbolType.FILE)
        && !type.equals(SymbolType.SECTION);
  }

  /// {@return whether `address` lies in its extent}
  public boolean contains(FileAddress address) {
    return Long.compareUnsigned(address.value() - this.address.value(), sizeBytes) < 0;
  }
}
