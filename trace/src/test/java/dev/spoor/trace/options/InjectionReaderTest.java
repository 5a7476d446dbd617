package dev.spoor.trace.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Signal;
import dev.spoor.trace.inject.InjectionRule;
import dev.spoor.trace.inject.Occurrences;
import dev.spoor.trace.inject.Outcome;
import dev.spoor.trace.inject.Poke;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InjectionReaderTest {
  private static InjectionRule rule(String text) {
    return InjectionReader.inject(text, new ArrayList<>());
  }

  @Test
  void allThatCanBeSaidOfACallIsRead() {
    var rule =
        rule(
            "close,?nothing:error=enoent:syscall=getpid:signal=usr1:delay_enter=2:delay_exit=1.5ms"
                + ":poke_enter=@arg1=00fF,@arg2=0x7f:poke_exit=@arg6=01:when=3");

    assertThat(rule.calls().contains(Abi.X86_64, 3, 0)).isTrue();
    assertThat(rule.calls().contains(Abi.X86_64, 4, 0)).isFalse();
    assertThat(rule.outcome()).contains(new Outcome.Failure(Errno.ENOENT));
    assertThat(rule.instead()).contains("getpid");
    assertThat(rule.signal()).contains(Signal.USR1);
    assertThat(rule.enterDelayNanos()).isEqualTo(OptionalLong.of(2_000));
    assertThat(rule.exitDelayNanos()).isEqualTo(OptionalLong.of(1_500_000));
    assertThat(rule.pokesAtEntry())
        .containsExactly(
            new Poke(1, ByteString.of(new byte[] {0, -1})),
            new Poke(2, ByteString.of(new byte[] {0x7f})));
    assertThat(rule.pokesAtExit()).containsExactly(new Poke(6, ByteString.of(new byte[] {1})));
    assertThat(rule.when()).isEqualTo(new Occurrences(3, 3, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "2, 2",
    "2+, 2 3 4 5 6 7 8",
    "2..4, 2 3 4",
    "2..4+, 2 3 4",
    "2+3, 2 5 8",
    "2..7+3, 2 5",
    "8..65534, 8",
    "9+, ''"
  })
  void whenChoosesOccurrences(String when, String chosen) {
    var occurrences = rule("close:error=1:when=" + when).when();

    assertThat(IntStream.rangeClosed(1, 8).filter(occurrences::contains).boxed())
        .extracting(String::valueOf)
        .containsExactly(chosen.isEmpty() ? new String[0] : chosen.split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1000",
    "1ns, 1",
    ".5s, 500000000",
    "1e3, 1000000",
    "+2us, 2000",
    "0, 0",
    "1e30s, 9223372036854775807"
  })
  void delaysHaveUnits(String delay, long nanos) {
    assertThat(rule("close:delay_enter=" + delay).enterDelayNanos())
        .isEqualTo(OptionalLong.of(nanos));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "0x10, 16", "010, 8", "-1, -1", "18446744073709551615, -1", "0, 0"})
  void valuesHaveABase(String text, long value) {
    assertThat(rule("close:retval=" + text).outcome()).contains(new Outcome.Success(value));
  }

  @Test
  void aSuccessThatLooksLikeAnErrorIsWarnedOf() {
    var warnings = new ArrayList<String>();
    InjectionReader.inject("close:retval=-7", warnings);
    InjectionReader.inject("close:retval=7", warnings);

    assertThat(warnings)
        .containsExactly(
            "Inadvertent injection of error 7 is possible for retval=18446744073709551609");
  }

  @Test
  void aFaultIsENOSYSUnlessSomethingElseIsSaid() {
    assertThat(InjectionReader.fault("close").outcome())
        .contains(new Outcome.Failure(Errno.ENOSYS));
    assertThat(InjectionReader.fault("close:error=1").outcome())
        .contains(new Outcome.Failure(Errno.EPERM));
  }

  @Test
  void theLastOfSeveralWhensCounts() {
    assertThat(rule("close:when=1:error=1:when=5").when()).isEqualTo(new Occurrences(5, 5, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "close:",
        "close:error",
        "close:error=99999999999999999999",
        "close:retval=0x",
        "close:retval=18446744073709551616",
        "close:retval=--1",
        "close:delay_enter=",
        "close:delay_enter=.",
        "close:delay_enter=1e",
        "close:delay_enter=1f",
        "close:delay_enter=nan",
        "close:signal=",
        "close:error=1:when=",
        "close:error=1:when=+",
        "close:error=1:when=1++",
        "close:error=1:when=1..",
        "close:error=1:when=99999999999999",
        "close:poke_enter=",
        "close:poke_enter=@",
        "close:poke_enter=@arg",
        "close:poke_enter=@arg1",
        "close:poke_enter=@arg1=",
        "close:poke_enter=@arg1=0g",
      })
  void whatMakesNoSenseIsRefused(String text) {
    assertThatThrownBy(() -> rule(text))
        .isInstanceOf(UsageException.class)
        .hasMessage("invalid inject argument '" + text + "'");
  }

  @Test
  void asManyBytesArePokedAsStraceTakesAndNoMore() {
    assertThat(rule("close:poke_enter=@arg1=" + "00".repeat(1024)).pokesAtEntry()).hasSize(1);
    assertThatThrownBy(() -> rule("close:poke_enter=@arg1=" + "00".repeat(1025)))
        .isInstanceOf(UsageException.class);
  }

  /// Pieces of which sense and nonsense can be made.
  private static final List<String> PIECES =
      List.of(
          "close",
          "?nothing",
          "%file",
          "/^get",
          "all",
          "!",
          "@32",
          ",",
          ":",
          ":",
          ":",
          "=",
          "+",
          "..",
          "-",
          "@arg",
          "@arg1=",
          "@arg7=",
          "0x",
          "ff",
          "00",
          "1",
          "7",
          "65535",
          "65536",
          "99999999999999999999",
          "1e308",
          ".5",
          "e",
          "ms",
          "us",
          "ns",
          "s",
          " ",
          "error=",
          "retval=",
          "signal=",
          "syscall=",
          "delay_enter=",
          "delay_exit=",
          "poke_enter=",
          "poke_exit=",
          "when=",
          "ENOENT",
          "enosys",
          "SIGUSR1",
          "RTMIN",
          "getpid",
          "nan",
          "\0",
          "\u00e9",
          "\ud83d");

  @Test
  void whateverIsSaidIsUnderstoodOrRefused() {
    var random = new Random(1);
    var understood = 0;
    for (var round = 0; round < 20_000; round++) {
      var text = new StringBuilder(random.nextBoolean() ? "close:" : "");
      for (var left = random.nextInt(12); left > 0; left--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      understood += isUnderstood(text.toString()) ? 1 : 0;
    }
    assertThat(understood).isPositive();
  }

  private static boolean isUnderstood(String text) {
    try {
      InjectionReader.inject(text, new ArrayList<>());
      var _ = InjectionReader.fault(text);
      return true;
    } catch (UsageException refused) {
      assertThat(refused.getMessage()).isNotEmpty();
      return false;
    }
  }
}
