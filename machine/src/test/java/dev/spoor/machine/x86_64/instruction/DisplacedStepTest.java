package dev.spoor.machine.x86_64.instruction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.Address;
import dev.spoor.machine.x86_64.instruction.DisplacedStep.Outcome;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What can be said without a CPU; the module `live` compares with one.
class DisplacedStepTest {
  private static final Address ORIGINAL = Address.of(0x40_1000);
  private static final Address NEAR = Address.of(0x40_0000);
  private static final Address FAR = Address.of(0x7e00_0000_0000L);

  private static Outcome of(String hex, Address scratch) {
    return DisplacedStep.of(HexFormat.of().parseHex(hex), ORIGINAL, scratch, CodeSize.BITS_64);
  }

  private static String bytes(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Possible(var step) -> HexFormat.of().formatHex(step.bytes().toArray());
      case Outcome.Impossible(var reason) -> reason;
    };
  }

  @ParameterizedTest
  @CsvSource({
    "488b0500000000, 488b0500100000",
    "c70500000000ffffffff, c70500100000ffffffff",
    "4889e5, 4889e5",
    "e800000000, e800000000",
  })
  void nearByOnlyADisplacementChanges(String hex, String placed) {
    assertThat(bytes(of(hex, NEAR))).isEqualTo(placed);
  }

  @ParameterizedTest
  @CsvSource({
    "488b0501000000, 488b8601000000",
    "488b3501000000, 488bb701000000",
    "4d8b0501000000, 4c8b8601000000",
    "882501000000, 88a601000000",
    "c5fa6f0501000000, c5fa6f8601000000",
    "c4c27d180501000000, c4e27d188601000000",
    "c4e248f23d01000000, c4e248f2bb01000000",
    "62d1fd486f0501000000, 62f1fd486f8601000000",
  })
  void farAwayARegisterIsLent(String hex, String placed) {
    assertThat(bytes(of(hex, FAR))).isEqualTo(placed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cc",
        "cd03",
        "f1",
        "ff18",
        "ff28",
        "cb",
        "48cf",
        "0f34",
        "8ed0",
        "c7f800000000",
        "66c3",
        "678b0500000000",
        "06",
        "e900000080"
      })
  void whatCannotBeDisplacedIsSaid(String hex) {
    var scratch = hex.startsWith("e9") ? NEAR : FAR;

    assertThat(of(hex, scratch)).isInstanceOf(Outcome.Impossible.class);
  }
}
