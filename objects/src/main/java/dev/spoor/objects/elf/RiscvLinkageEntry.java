package dev.spoor.objects.elf;

import java.util.Optional;

/// `auipc t3, page; ld t3, offset(t3); jalr t1, t3; nop` (RISC-V ELF Specification, Program Linkage
/// Table).
///
/// @param isWide whether addresses have 64 bits
record RiscvLinkageEntry(boolean isWide) implements WordLinkageCode.Instructions {
  private static final int JALR_T1_T3 = 0x000e0367;

  @Override
  public int most() {
    return 3;
  }

  @Override
  public Optional<WordLinkageCode.Found> at(int[] words, long address) {
    var load = isWide ? 0xe3e03 : 0xe2e03;
    if (words.length < 3
        || (words[0] & 0xfff) != 0xe17
        || (words[1] & 0xfffff) != load
        || words[2] != JALR_T1_T3) {
      return Optional.empty();
    }
    var slot = address + (words[0] & ~0xfff) + (words[1] >> 20);
    return Optional.of(new WordLinkageCode.Found(3, isWide ? slot : slot & 0xffff_ffffL));
  }
}
