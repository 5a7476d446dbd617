package dev.spoor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusyTaskTest {
  @ParameterizedTest
  @CsvSource({
    "0x909090909090050f, true", // syscall
    "0x909090909090340f, true", // sysenter
    "0x90909090909080cd, true", // int 0x80
    "0x90909090050f66f3, true", // syscall behind prefixes
    "0x050f909090909090, true",
    "0xec83480824548948, false",
    "0x0590909090909090, false",
  })
  void aCallIsSeenInWhatFollows(String code, boolean isCall) {
    var word = Long.parseUnsignedLong(code.substring(2), 16);
    assertThat(BusyTask.hasCall(word)).isEqualTo(isCall);
  }
}
