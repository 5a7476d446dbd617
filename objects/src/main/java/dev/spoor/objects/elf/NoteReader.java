package dev.spoor.objects.elf;

import java.util.ArrayList;
import java.util.List;

/// Reads notes: sizes of owner and information, type, owner with a NUL, information, each padded.
final class NoteReader {
  private static final int HEADER_BYTES = 12;

  private NoteReader() {}

  /// @param alignment as the segment or section states it: 8 for those that have 8, else 4
  static List<Note> read(FileBytes bytes, FileRange range, long alignment) {
    var padding = alignment == 8 ? 8 : 4;
    var whole = bytes.slice(range);
    var found = new ArrayList<Note>();
    for (long at = 0; at + HEADER_BYTES <= whole.byteSize(); ) {
      var start = range.offset() + at;
      var ownerBytes = bytes.u32(start);
      var infoBytes = bytes.u32(start + 4);
      var info = padded(at + HEADER_BYTES + ownerBytes, padding);
      if (info + infoBytes > whole.byteSize()) {
        throw bytes.malformed(start, "a note that is longer than what holds it");
      }
      var owner = bytes.copy(new FileRange(start + HEADER_BYTES, ownerBytes)).toString();
      var content = bytes.copy(new FileRange(range.offset() + info, infoBytes));
      found.add(new Note(withoutNul(owner), bytes.i32(start + 8), content));
      at = padded(info + infoBytes, padding);
    }
    return List.copyOf(found);
  }

  private static long padded(long offset, int padding) {
    return (offset + padding - 1) & -padding;
  }

  private static String withoutNul(String owner) {
    return owner.endsWith("\0") ? owner.substring(0, owner.length() - 1) : owner;
  }
}
