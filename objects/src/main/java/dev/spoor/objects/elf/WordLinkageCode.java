package dev.spoor.objects.elf;

import dev.spoor.objects.bytes.Block;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The tables of CPUs whose instructions there have 4 bytes each: entries are found wherever their
/// instructions stand, for linkers make them of several lengths.
final class WordLinkageCode implements LinkageCode {
  private static final int WORD = 4;

  /// So many bytes without a use may follow an entry: what fills it up.
  private static final int MOST_FILLING_BYTES = 12;

  private final Instructions instructions;
  private final ByteOrder order;

  /// What an entry is made of.
  interface Instructions {
    /// {@return the entry that begins with an instruction; empty if none does}
    ///
    /// @param words instructions, as many as are there
    /// @param address of the first of them
    Optional<Found> at(int[] words, long address);

    /// {@return how many instructions an entry has at most}
    int most();
  }

  /// An entry.
  ///
  /// @param count of its instructions
  record Found(int count, long slot) {}

  WordLinkageCode(Instructions instructions, ByteOrder order) {
    this.instructions = instructions;
    this.order = order;
  }

  /// Whatever the order of a program's data is.
  static LinkageCode ofLittleEndian(Instructions instructions) {
    return new WordLinkageCode(instructions, ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public List<Entry> entries(Section section, Block code) {
    var found = new ArrayList<Entry>();
    var end = code.sizeBytes() / WORD * WORD;
    for (long at = 0; at < end; ) {
      var address = section.address().value() + at;
      var entry = instructions.at(words(code, at, end), address);
      if (entry.isPresent()) {
        lengthenLast(found, address);
        found.add(new Entry(address, entry.get().count() * WORD, entry.get().slot()));
        at += (long) entry.get().count() * WORD;
      } else {
        at += WORD;
      }
    }
    lengthenLast(found, section.address().value() + end);
    return found;
  }

  private int[] words(Block code, long start, long end) {
    var words = new int[(int) Math.min(instructions.most(), (end - start) / WORD)];
    for (var i = 0; i < words.length; i++) {
      var word = (int) code.u32(start + (long) i * WORD);
      words[i] = code.order() == order ? word : Integer.reverseBytes(word);
    }
    return words;
  }

  private static void lengthenLast(List<Entry> found, long next) {
    if (found.isEmpty()) {
      return;
    }
    var last = found.getLast();
    var length = next - last.address();
    if (length - last.sizeBytes() <= MOST_FILLING_BYTES) {
      found.set(found.size() - 1, new Entry(last.address(), (int) length, last.slot()));
    }
  }
}
