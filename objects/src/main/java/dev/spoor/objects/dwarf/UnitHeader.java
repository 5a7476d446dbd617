package dev.spoor.objects.dwarf;

/// The beginning of a unit (DWARF 5, section 7.5.1). Offsets are in the unit's section, unless said
/// otherwise.
///
/// @param offset where the unit begins
/// @param end where the next one begins
/// @param encoding the widths of its numbers
/// @param type what it is for; before DWARF 5, where the header does not say it,
///   [UnitType#COMPILE], or [UnitType#TYPE] in `.debug_types`
/// @param abbreviations where its table of abbreviations is in `.debug_abbrev`
/// @param identity the signature of a type unit, the id that a skeleton and its split unit share; 0
///   where the header has none
/// @param typeOffset where the type of a type unit is, from the unit's beginning; else 0
/// @param firstDie where its first entry is; the end if the version or the type is not known
public record UnitHeader(
    long offset,
    long end,
    Encoding encoding,
    UnitType type,
    long abbreviations,
    long identity,
    long typeOffset,
    long firstDie) {
  /// {@return whether it has entries that can be read}
  public boolean isKnown() {
    return firstDie < end;
  }
}
