package dev.spoor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.SyscallTable;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallKindTest {
  private final CallKind.Table kinds = new CallKind.Table();

  @ParameterizedTest
  @CsvSource({
    "X86_64, 0, READS_FIRST",
    "X86_64, 1, WRITES",
    "X86_64, 8, READS_FIRST",
    "X86_64, 39, HARMLESS",
    "X86_64, 40, READS_SECOND",
    "X86_64, 56, CLONES",
    "X86_64, 57, FORKS",
    "X86_64, 435, CLONES_BY_MEMORY",
    "X86_64, 203, SHOWS",
    "X86_64, 204, SHOWS",
    "X86_64, 425, HIDES",
    "X86_64, 426, SHOWS",
    "I386, 3, READS_FIRST",
    "I386, 120, CLONES",
    "I386, 242, SHOWS",
    "X32, 1073741824, READS_FIRST",
    "AARCH64, 63, READS_FIRST",
  })
  void aCallsKindIsThatOfItsNameInItsAbi(Abi abi, long number, CallKind kind) {
    assertThat(kinds.of(abi, number)).isEqualTo(kind);
    assertThat(kinds.of(abi, number)).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1023, 5000, Long.MIN_VALUE, 1L << 32})
  void aNumberThatIsNoCallShows(long number) {
    assertThat(kinds.of(Abi.X86_64, number)).isEqualTo(CallKind.SHOWS);
  }

  /// A new call in the tables is taken to show masks until somebody has thought about it.
  @ParameterizedTest
  @ValueSource(strings = {"x86_64", "i386", "aarch64"})
  void noCallThatConcernsSchedulingIsHarmless(String label) {
    var wrong = new ArrayList<String>();
    for (var row : SyscallTable.named(label).rows()) {
      var concerns = row.name().contains("affinity") || row.name().startsWith("io_uring");
      var kind = CallKind.named(row.name());
      if (concerns && kind != CallKind.SHOWS && kind != CallKind.HIDES) {
        wrong.add(row.name());
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void aCallThatNobodyKnowsShows() {
    assertThat(CallKind.named("something_new")).isEqualTo(CallKind.SHOWS);
  }
}
