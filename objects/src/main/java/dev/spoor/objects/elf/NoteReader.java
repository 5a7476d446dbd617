package dev.spoor.objects.elf;

import dev.spoor.objects.bytes.Block;
import java.util.ArrayList;
import java.util.List;

/// Reads notes: sizes of owner and information, type, owner with a NUL, information, each padded.
final class NoteReader {
  private static final int HEADER_BYTES = 12;

  private NoteReader() {}

  /// @param alignment as the segment or section states it: 8 for those that have 8, else 4
  static List<Note> read(Block notes, long alignment) {
    var padding = alignment == 8 ? 8 : 4;
    var found = new ArrayList<Note>();
    for (long at = 0; at + HEADER_BYTES <= notes.sizeBytes(); ) {
      var ownerBytes = notes.u32(at);
      var infoBytes = notes.u32(at + 4);
      var info = padded(at + HEADER_BYTES + ownerBytes, padding);
      if (info + infoBytes > notes.sizeBytes() || Math.max(ownerBytes, infoBytes) > MOST_BYTES) {
        throw notes.malformed(at, "a note that is longer than what holds it");
      }
      var owner = notes.text(at + HEADER_BYTES, ownerBytes);
      var content = notes.copy(info, (int) infoBytes);
      found.add(new Note(withoutNul(owner), (int) notes.u32(at + 8), content));
      at = padded(info + infoBytes, padding);
    }
    return List.copyOf(found);
  }

  /// An array cannot be longer.
  private static final long MOST_BYTES = Integer.MAX_VALUE - 8;

  private static long padded(long offset, int padding) {
    return (offset + padding - 1) & -padding;
  }

  private static String withoutNul(String owner) {
    return owner.endsWith("\0") ? owner.substring(0, owner.length() - 1) : owner;
  }
}
