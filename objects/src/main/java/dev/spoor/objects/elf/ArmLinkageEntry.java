package dev.spoor.objects.elf;

import java.util.Optional;

/// `[bx pc; nop] add ip, pc, #a; add ip, ip, #b; ldr pc, [ip, #c]!`, with one `add` more where the
/// distance is long; in front what callers in Thumb code begin with (ELF for the Arm Architecture,
/// section 5.4).
record ArmLinkageEntry() implements WordLinkageCode.Instructions {
  /// Behind it stands something else of two bytes: a `nop`, or a jump to itself.
  private static final int BX_PC = 0x4778;

  @Override
  public int most() {
    return 5;
  }

  @Override
  public Optional<WordLinkageCode.Found> at(int[] words, long address) {
    var first = words.length > 0 && isOfThumb(words[0]) ? 1 : 0;
    // The pc is two instructions ahead.
    var sum = address + first * 4L + 8;
    for (var i = first; i < words.length; i++) {
      if (isAdd(words[i], i == first)) {
        sum += rotated(words[i]);
      } else if (i > first && (words[i] & 0xfffff000) == 0xe5bcf000) {
        var slot = sum + (words[i] & 0xfff) & 0xffff_ffffL;
        return Optional.of(new WordLinkageCode.Found(i + 1, slot));
      } else {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// The first two bytes, in either order of bytes.
  private static boolean isOfThumb(int word) {
    return (word & 0xffff) == BX_PC || word >>> 16 == BX_PC;
  }

  /// `add ip, pc, #`, then `add ip, ip, #`.
  private static boolean isAdd(int word, boolean isFirst) {
    return (word & 0xfffff000) == (isFirst ? 0xe28fc000 : 0xe28cc000);
  }

  /// 8 bits, turned right by twice what the upper 4 say.
  private static long rotated(int word) {
    return Integer.rotateRight(word & 0xff, (word >>> 8 & 0xf) * 2) & 0xffff_ffffL;
  }
}
