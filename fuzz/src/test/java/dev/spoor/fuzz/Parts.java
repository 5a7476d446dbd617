package dev.spoor.fuzz;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.dwarf.DwarfSections;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Several sections in one row of bytes: before each stands its length, two bytes, the lowest
/// first.
final class Parts {
  private static final List<String> NAMES =
      List.of(
          ".debug_info",
          ".debug_abbrev",
          ".debug_line",
          ".debug_str",
          ".debug_line_str",
          ".debug_rnglists",
          ".debug_loclists",
          ".debug_ranges",
          ".debug_loc",
          ".debug_aranges",
          ".debug_addr",
          ".debug_str_offsets",
          ".debug_types");

  private Parts() {}

  static DwarfSections of(byte[] bytes) {
    Map<String, Block> blocks = new HashMap<>();
    var at = 0;
    for (var name : NAMES) {
      if (at + 2 > bytes.length) {
        break;
      }
      var length = (bytes[at] & 0xff) + ((bytes[at + 1] & 0xff) << 8);
      var end = Math.min(bytes.length, at + 2 + length);
      var part = MemorySegment.ofArray(bytes).asSlice(at + 2, end - at - 2);
      blocks.put(name, Block.of(name, part, ByteOrder.LITTLE_ENDIAN));
      at = end;
    }
    return DwarfSections.of(blocks);
  }
}
