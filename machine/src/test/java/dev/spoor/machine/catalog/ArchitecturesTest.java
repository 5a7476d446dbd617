package dev.spoor.machine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.Architecture;
import dev.spoor.machine.Register;
import dev.spoor.machine.RegisterImage;
import dev.spoor.machine.Registers;
import dev.spoor.machine.x86_64.X86_64;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for the tables of every CPU.
class ArchitecturesTest {
  static List<Architecture> all() {
    return Architectures.all();
  }

  private static Stream<Register> rows(Architecture architecture) {
    return Stream.concat(architecture.registers().stream(), architecture.subRegisters().stream());
  }

  @ParameterizedTest
  @MethodSource("all")
  void namesAndDwarfNumbersAreUnique(Architecture architecture) {
    assertThat(rows(architecture).map(Register::name)).doesNotHaveDuplicates();
    assertThat(rows(architecture).map(Register::dwarf).filter(n -> n != Register.NO_DWARF))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("all")
  void wholeRegistersOfASetDoNotOverlap(Architecture architecture) {
    var used = new HashMap<String, String>();
    for (var row : architecture.registers()) {
      for (var i = row.offset(); i < row.offset() + row.width(); i++) {
        assertThat(used.put(row.set().name() + i, row.name())).as("%s", row).isNull();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyPartLiesInsideAWholeRegister(Architecture architecture) {
    assertThat(architecture.subRegisters())
        .allSatisfy(part ->
            assertThat(architecture.registers())
                .anyMatch(whole ->
                    whole.set().equals(part.set())
                        && whole.width() > part.width()
                        && part.offset() >= whole.offset()
                        && part.offset() + part.width() <= whole.offset() + whole.width()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void theConventionsRegistersAreInTheTable(Architecture architecture) {
    var calls = architecture.syscalls();
    assertThat(architecture.registers())
        .contains(architecture.programCounter(), architecture.stackPointer())
        .contains(calls.number(), calls.result(), calls.restarted())
        .containsAll(calls.arguments());
    assertThat(calls.arguments()).hasSize(6);
  }

  @Test
  void aPartAndItsWholeAreTheSameBytes() {
    var table = X86_64.table();
    Registers zero =
        RegisterImage.empty(table).withBlock(X86_64.GENERAL, new byte[X86_64.GENERAL.sizeBytes()]);

    var changed =
        zero.with("rax", 0x1122_3344_5566_7788L).with("ah", 0x99).with("eax", 0x0a0b0c0dL);

    assertThat(changed.unsigned("rax")).isEqualTo(0x1122_3344_0a0b_0c0dL);
    assertThat(changed.unsigned("ah")).isEqualTo(0x0c);
    assertThat(changed.unsigned("al")).isEqualTo(0x0d);
    assertThat(changed.with("r15l", 0xff).unsigned("r15")).isEqualTo(0xff);
  }

  @Test
  void aSplitRegisterIsReadAndWrittenThroughItsParts() {
    var table = X86_64.table();
    var ymm9 = table.splitRegisters().get(9);
    Registers zero =
        RegisterImage.empty(table)
            .withBlock(X86_64.FLOAT, new byte[512])
            .withBlock(X86_64.XSTATE, new byte[832]);
    var value = new byte[32];
    value[0] = 1;
    value[31] = 2;

    var changed = ymm9.replacedIn(zero, value);

    assertThat(ymm9.name()).isEqualTo("ymm9");
    assertThat(ymm9.bytes(changed)).isEqualTo(value);
    assertThat(changed.bytes(table.register("ymm9h"))[15]).isEqualTo((byte) 2);
    assertThat(ymm9.isKnownIn(RegisterImage.empty(table))).isFalse();
  }
}
