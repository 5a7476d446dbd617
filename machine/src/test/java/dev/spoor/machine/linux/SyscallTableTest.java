package dev.spoor.machine.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SyscallTableTest {
  @SuppressWarnings("UnusedVariable") // named by @FieldSource
  static final java.util.List<String> LABELS = SyscallTable.LABELS;

  @Test
  void aCallIsFoundByNumberAndByName() {
    var table = SyscallTable.of(Abi.X86_64);

    var openat = table.find(257).orElseThrow();

    assertThat(openat.name()).isEqualTo("openat");
    assertThat(openat.arguments()).isEqualTo(4);
    assertThat(openat.classes()).containsExactly("desc", "file");
    assertThat(openat.neverFails()).isFalse();
    assertThat(table.find("openat")).contains(openat);
    assertThat(table.find("getpid").orElseThrow().neverFails()).isTrue();
  }

  @Test
  void theBitThatMarksX32IsNoPartOfTheNumber() {
    var table = SyscallTable.of(Abi.X32);

    assertThat(table.find(Abi.X32_SYSCALL_BIT + 514).orElseThrow().name()).isEqualTo("ioctl");
    assertThat(table.find(514)).isEqualTo(table.find(Abi.X32_SYSCALL_BIT + 514));
  }

  @Test
  void anUnknownNumberHasNoRow() {
    assertThat(SyscallTable.of(Abi.X86_64).find(9999)).isEmpty();
    assertThat(SyscallTable.of(Abi.I386).find(-1)).isEmpty();
    assertThatThrownBy(() -> SyscallTable.named("vax"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("vax");
  }

  @ParameterizedTest
  @FieldSource("LABELS")
  void everyTableHasEachNumberAndNameOnceAndAtMostSixArguments(String label) {
    var names = new HashSet<String>();

    var rows = SyscallTable.named(label).rows();

    assertThat(rows).hasSizeGreaterThan(300);
    for (var row : rows) {
      assertThat(row.arguments()).as(row.name()).isBetween(0, 6);
      // x32 has two numbers for some calls.
      assertThat(names.add(row.name()) || label.equals("x32")).as(row.name()).isTrue();
    }
  }
}
