package dev.spoor.objects.dwarf.source;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.dwarf.TextPlace;

/// The hashes of names, which are those of their strings. Most names are plain and need not be made
/// strings; those of templates are, but what several units have is at one place. For one thread.
final class NameHashes {
  private static final int MOST_KNOWN = 1 << 14;

  private final long[] knownOffsets = new long[MOST_KNOWN];
  private final int[] knownHashes = new int[MOST_KNOWN];
  private Block known = Block.empty("");

  /// {@return the hash of what stands behind the scopes of a name, without arguments of a template}
  int of(TextPlace place) {
    if (place.section() != known) {
      known = place.section();
      java.util.Arrays.fill(knownOffsets, -1);
    }
    var slot = (int) (place.offset() * 0x9e3779b97f4a7c15L >>> 50);
    if (knownOffsets[slot] != place.offset()) {
      knownHashes[slot] = read(place);
      knownOffsets[slot] = place.offset();
    }
    return knownHashes[slot];
  }

  private static int read(TextPlace place) {
    var section = place.section();
    var hash = 0;
    for (var at = place.offset(); ; at++) {
      if (!section.holds(at, 1)) {
        throw section.malformed(place.offset(), "a string without an end");
      }
      var character = section.u8(at);
      if (character == 0) {
        return hash;
      }
      if (character == '<' || character == ':' || character >= 0x80) {
        return of(section.text(place.offset()));
      }
      hash = 31 * hash + character;
    }
  }

  /// {@return the same of a string}
  static int of(String name) {
    return QualifiedName.lastPart(name).hashCode();
  }
}
