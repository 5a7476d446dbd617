package dev.spoor.syscalls;

import static dev.spoor.syscalls.Scene.bytes;
import static dev.spoor.syscalls.Scene.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Abi;
import dev.spoor.syscalls.value.Referent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Strings that end with the memory they are in.
class StringsCutShortTest {
  private static final long MAGIC2 = 672274793;
  private static final long RESTART2 = 0xa1b2c3d4L;

  private final List<String> cut = new ArrayList<>();
  private final Scene scene =
      new Scene(Abi.X86_64, new DecodeOptions(300, true, java.util.Set.of()))
          .decorated(
              new Decorations() {
                @Override
                public Referent descriptor(int fd) {
                  return Referent.UNKNOWN;
                }

                @Override
                public ByteString workingDirectory() {
                  return ByteString.EMPTY;
                }

                @Override
                public void cutShort(long address, int got, int wanted) {
                  cut.add(Long.toHexString(address) + " " + got + (got < wanted ? "" : " all"));
                }
              });

  @Test
  void aStringWithoutAnEndIsShownByItsAddressAndToldOf() {
    scene.with(0x1fff, bytes().text("/"));

    assertThat(text(scene.call(-14, "chdir", 0x1fff))).startsWith("chdir(0x1fff) = -1 EFAULT ");
    assertThat(cut).containsExactly("1fff 1");
  }

  @Test
  void whereNothingCanBeReadNothingIsTold() {
    assertThat(text(scene.call(-14, "chdir", 0x2000))).startsWith("chdir(0x2000) = -1 EFAULT ");
    assertThat(cut).isEmpty();
  }

  @Test
  void aStringThatFillsItsRoomAcrossPagesMayGoOn() {
    scene.with(0x1f80, bytes().text("x".repeat(255)));

    assertThat(text(scene.call(-22, "reboot", 1, MAGIC2, RESTART2, 0x1f80)))
        .contains(", \"" + "x".repeat(255) + "\"...)");
    assertThat(cut).isEmpty();
  }
}
