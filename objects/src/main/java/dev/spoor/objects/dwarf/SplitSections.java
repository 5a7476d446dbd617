package dev.spoor.objects.dwarf;

import dev.spoor.objects.bytes.Block;

/// What a unit of a `.dwo` file sees (DWARF 5, section 7.3.2): its own sections, whose names end in
/// `.dwo`, and those that stay in the file with the skeleton.
record SplitSections(DwarfSections main, DwarfSections split) implements DwarfSections {
  private static final String ENDING = ".dwo";

  @Override
  public Block section(String name) {
    return switch (name) {
      case ".debug_addr", ".debug_ranges", ".debug_line", ".debug_line_str" -> main.section(name);
      default -> split.section(name.endsWith(ENDING) ? name : name + ENDING);
    };
  }
}
