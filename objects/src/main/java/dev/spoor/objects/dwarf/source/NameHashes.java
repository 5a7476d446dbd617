package dev.spoor.objects.dwarf.source;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.dwarf.TextPlace;
import java.util.Arrays;
import java.util.function.ToIntFunction;

/// The hashes of names, which are those of their strings. Most names are plain and need not be made
/// strings; those of templates are, but what several units have is at one place. For one thread.
final class NameHashes {
  private final Known simple = new Known();
  private final Known whole = new Known();

  /// What was hashed last, by its place in the section where most names are.
  private static final class Known {
    private static final int MOST = 1 << 14;
    private static final int SHIFT = Long.SIZE - 14;

    private final long[] offsets = new long[MOST];
    private final int[] hashes = new int[MOST];
    private Block section = Block.empty("");

    int of(TextPlace place, ToIntFunction<TextPlace> read) {
      if (place.section() != section) {
        section = place.section();
        Arrays.fill(offsets, -1);
      }
      var slot = (int) (place.offset() * 0x9e3779b97f4a7c15L >>> SHIFT);
      if (offsets[slot] != place.offset()) {
        hashes[slot] = read.applyAsInt(place);
        offsets[slot] = place.offset();
      }
      return hashes[slot];
    }
  }

  /// {@return the hash of what stands behind the scopes of a name, without arguments of a template}
  int of(TextPlace place) {
    return simple.of(place, NameHashes::read);
  }

  /// {@return the hash of all of a name, as a linkage name has no scopes}
  int ofAll(TextPlace place) {
    return whole.of(place, each -> each.section().text(each.offset()).hashCode());
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
