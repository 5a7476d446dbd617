package dev.spoor.objects.elf;

import java.util.Optional;

/// `[bti c] adrp x16, page; ldr x17, [x16, #offset]; add x16, x16, #offset; ...; br x17` (ELF for
/// the Arm 64-bit Architecture, section 8, and binutils' tables with protected branches).
///
/// @param isWide whether addresses have 64 bits
record Aarch64LinkageEntry(boolean isWide) implements WordLinkageCode.Instructions {
  private static final int BTI_C = 0xd503245f;
  private static final int BR_X17 = 0xd61f0220;

  @Override
  public int most() {
    return 6;
  }

  @Override
  public Optional<WordLinkageCode.Found> at(int[] words, long address) {
    var first = words.length > 0 && words[0] == BTI_C ? 1 : 0;
    if (words.length < first + 4 || !isPage(words[first]) || !isLoad(words[first + 1])) {
      return Optional.empty();
    }
    var offset = (words[first + 1] >>> 10 & 0xfff) * (isWide ? 8 : 4);
    var slot = page(words[first], address + first * 4L) + offset;
    for (var i = first + 2; i < words.length; i++) {
      if (words[i] == BR_X17) {
        return Optional.of(new WordLinkageCode.Found(i + 1, isWide ? slot : slot & 0xffff_ffffL));
      }
    }
    return Optional.empty();
  }

  /// `adrp x16`.
  private static boolean isPage(int word) {
    return (word & 0x9f00001f) == 0x90000010;
  }

  /// `ldr x17, [x16, #]`, or `ldr w17`.
  private boolean isLoad(int word) {
    return (word & 0xffc003ff) == (isWide ? 0xf9400211 : 0xb9400211);
  }

  /// Two bits of 21 with a sign stand apart.
  private static long page(int word, long address) {
    var pages = (word >>> 5 & 0x7ffff) << 2 | word >>> 29 & 3;
    return (address & -4096) + ((long) (pages << 11 >> 11) << 12);
  }
}
