package dev.spoor.objects.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.objects.elf.WordLinkageCode.Found;
import org.junit.jupiter.api.Test;

/// Entries as GNU's linker makes them; the slots are those of its relocations.
class WordLinkageCodeTest {
  @Test
  void anEntryOfAarch64LoadsFromAPage() {
    var entry = new Aarch64LinkageEntry(true);

    assertThat(entry.at(new int[] {0x90000110, 0xf9400211, 0x91000210, 0xd61f0220}, 0x710))
        .contains(new Found(4, 0x20000));
    assertThat(entry.at(new int[] {0xf0ffffb0, 0xf9400611, 0x91002210, 0xd61f0220}, 0x20000))
        .contains(new Found(4, 0x17008));
  }

  @Test
  void anEntryOfAarch64MayBeProtected() {
    var words = new int[] {0xd503245f, 0x90000110, 0xf9400211, 0x91000210, 0xd503219f, 0xd61f0220};

    assertThat(new Aarch64LinkageEntry(true).at(words, 0x400620)).contains(new Found(6, 0x420000));
  }

  @Test
  void anEntryOfArmAddsUpItsSlot() {
    var entry = new ArmLinkageEntry();

    assertThat(entry.at(new int[] {0xe28fc600, 0xe28cca01, 0xe5bcfb98}, 0x470))
        .contains(new Found(3, 0x2010));
    assertThat(entry.at(new int[] {0xe7fd4778, 0xe28fc600, 0xe28cca01, 0xe5bcfb8c}, 0x47c))
        .contains(new Found(4, 0x2014));
    assertThat(entry.at(new int[] {0xe28fc200, 0xe28cc600, 0xe28cca01, 0xe5bcfc50}, 0x103b4))
        .contains(new Found(4, 0x1200c));
  }

  @Test
  void anEntryOfRiscvLoadsRelativeToItself() {
    assertThat(
            new RiscvLinkageEntry(true).at(new int[] {0x00002e17, 0x968e3e03, 0x000e0367}, 0x6b0))
        .contains(new Found(3, 0x2018));
    assertThat(
            new RiscvLinkageEntry(false).at(new int[] {0x00002e17, 0x968e2e03, 0x000e0367}, 0x6b0))
        .contains(new Found(3, 0x2018));
  }

  @Test
  void otherCodeIsNoEntry() {
    for (var words :
        new int[][] {{}, {0}, {0x90000110}, {0xe28fc600, 0xe28cca01}, {0x2e17, 0, 0}}) {
      assertThat(new Aarch64LinkageEntry(true).at(words, 0)).isEmpty();
      assertThat(new ArmLinkageEntry().at(words, 0)).isEmpty();
      assertThat(new RiscvLinkageEntry(true).at(words, 0)).isEmpty();
    }
  }
}
