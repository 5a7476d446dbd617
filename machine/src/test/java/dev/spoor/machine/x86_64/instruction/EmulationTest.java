package dev.spoor.machine.x86_64.instruction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.machine.ReadBatch;
import dev.spoor.machine.x86_64.X86_64;
import dev.spoor.machine.x86_64.instruction.Emulation.Reach;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What can be said without a CPU; the module `live` compares with one.
class EmulationTest {
  private static final Address AT = Address.of(0x40_1000);

  /// Memory that is not there.
  private static final class Nothing implements Memory {
    @Override
    public void read(ReadBatch batch) {}

    @Override
    public int write(Address at, byte[] bytes) {
      return 0;
    }
  }

  private final byte[] block = new byte[X86_64.GENERAL.sizeBytes()];
  private final RegisterBlock state = new RegisterBlock(X86_64.table(), block, new Nothing());

  private static Optional<Emulation> of(String hex) {
    return Emulation.of(HexFormat.of().parseHex(hex), AT, CodeSize.BITS_64);
  }

  @Test
  void aSubtractionFromTheStackPointerIsDone() {
    state.setRegister(4, 0x7fff_0010);

    assertThat(of("4883ec20").orElseThrow().apply(state)).isTrue();

    assertThat(state.register(4)).isEqualTo(0x7ffe_fff0);
    assertThat(state.pc()).isEqualTo(0x40_1004);
    assertThat(state.flags()).isEqualTo(Flags.PARITY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"55", "58", "e800000000", "c3", "c9", "50", "8b00", "890424", "0107"})
  void whatFindsNoMemoryChangesNothing(String hex) {
    var before = block.clone();

    assertThat(of(hex).orElseThrow().apply(state)).isFalse();

    assertThat(block).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f00107", "648b00", "658b00", "678b00", "f3a4", "a4", "f00fb10f", "8707", "0f05", "cc",
        "9c", "9d", "c5f877", "f30f1ec8", "f30fb8c0", "6655", "66c3", "e2fe", "0fa2", "f30f1f00"
      })
  void whatIsNotSureIsNotEmulated(String hex) {
    assertThat(of(hex)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "4889e5, REGISTERS",
    "488d0501000000, REGISTERS",
    "0f1f00, REGISTERS",
    "55, STACK",
    "ff7508, STACK",
    "8945fc, STACK",
    "8b44240c, STACK",
    "8b0501000000, ANYWHERE",
    "8b04c4, ANYWHERE",
    "ff30, ANYWHERE",
    "ebfe, REGISTERS",
    "ffe0, REGISTERS",
    "ff20, ANYWHERE",
  })
  void whichMemoryIsNeededIsKnown(String hex, Reach reach) {
    assertThat(of(hex)).map(Emulation::reach).hasValue(reach);
  }

  @Test
  void aProgramThatStepsItselfIsLeftToTheCpu() {
    state.setFlags(Flags.TRAP);

    assertThat(of("90").orElseThrow().apply(state)).isFalse();
  }

  @Test
  void aBranchToNoAddressIsLeftToTheCpu() {
    state.setRegister(0, 1L << 47);

    assertThat(of("ffe0").orElseThrow().apply(state)).isFalse();
    assertThat(state.pc()).isZero();
  }
}
