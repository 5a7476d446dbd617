package dev.spoor.objects.dwarf.macro;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.DwarfSections;
import dev.spoor.objects.dwarf.Unit;
import java.util.Optional;

/// Where the entries of a unit begin.
///
/// @param sections of the file that has them
/// @param block with the entries
/// @param offset of the first part
/// @param hasHeaders whether parts begin with a header: not in `.debug_macinfo`
record MacroSection(DwarfSections sections, Block block, long offset, boolean hasHeaders) {
  private static final String NAME = ".debug_macro";
  private static final String OLD_NAME = ".debug_macinfo";

  static Optional<MacroSection> of(Unit unit) {
    var root = unit.root();
    var place = root.offset(AttributeName.MACROS).or(() -> root.offset(AttributeName.GNU_MACROS));
    return place.isPresent()
        ? place.map(offset -> in(unit, NAME, offset))
        : root.offset(AttributeName.MACRO_INFO).map(offset -> in(unit, OLD_NAME, offset));
  }

  private static MacroSection in(Unit unit, String name, long offset) {
    var sections = unit.sections();
    return new MacroSection(sections, sections.section(name), offset, name.equals(NAME));
  }

  /// {@return another part of the same section}
  MacroSection at(long place) {
    return new MacroSection(sections, block, place, hasHeaders);
  }

  /// {@return a part in another file}
  static MacroSection in(DwarfSections sections, long place) {
    return new MacroSection(sections, sections.section(NAME), place, true);
  }
}
