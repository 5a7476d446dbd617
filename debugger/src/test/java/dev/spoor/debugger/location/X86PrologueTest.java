package dev.spoor.debugger.location;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.Address;
import dev.spoor.testkit.ByteMemory;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class X86PrologueTest {
  private static final Address ENTRY = Address.of(0x1000);

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          554889e5 4883ec10, 4
          f30f1efa 554889e5 90, 8
          55488bec, 4
          4883ec08, 0
          5589e5, 3
          53 554889e5, 0
          4c8d542408 4883e4f0 41ff72f8 554889e5 90, 17
          '', 0
          """)
  void aFrameOf64BitsIsThereBehindItsMove(String code, int length) {
    assertThat(X86Prologue.lengthBytes(ENTRY, memory(code), true)).isEqualTo(length);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          5589e5 83ec14 90, 6
          5589e5 81ec00010000 90, 9
          f30f1efb 5589e5 90, 7
          5589e5 5356 90, 5
          8d4c2404 83e4f0 ff71fc 5589e5 51 90, 14
          83ec0c, 0
          """)
  void aFrameOf32BitsIsThereBehindItsRoom(String code, int length) {
    assertThat(X86Prologue.lengthBytes(ENTRY, memory(code), false)).isEqualTo(length);
  }

  private static ByteMemory memory(String code) {
    return ByteMemory.of(ENTRY.value(), HexFormat.of().parseHex(code.replace(" ", "")));
  }
}
