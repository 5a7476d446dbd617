package dev.spoor.objects.dwarf.frame;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.Cursor;

/// Where the instructions of an entry are: from `offset` to the end of `section`, which is cut off
/// where the entry ends.
///
/// @param section the section up to the entry's end, so that places are those of the section
/// @param offset of the first instruction
public record FrameInstructions(Block section, long offset) {
  /// {@return a reader of the instructions}
  Cursor cursor() {
    return section.cursor(offset);
  }

  /// {@return how many bytes they have, padding included}
  public long sizeBytes() {
    return section.sizeBytes() - offset;
  }
}
