package dev.spoor.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is expected is what c++filt says, without hashes and the types of constants.
class RustNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          _ZN3foo3bar17h0123456789abcdefE|foo::bar
          _ZN3foo17h0123456789abcdefE.llvm.99|foo
          _ZN3foo17h0123456789abcdefE.0.llvm.99|foo
          _ZN71_$LT$Test$u20$$u2b$$u20$$u27$static$u20$as$u20$foo..Bar$LT$Test$GT$$GT$3bar17h930b740aa94f1d3aE|<Test + 'static as foo::Bar<Test>>::bar
          _ZN4main28_$u7b$$u7b$closure$u7d$$u7d$17h930b740aa94f1d3aE|main::{{closure}}
          _RNvC6_123foo3bar|123foo::bar
          _RNqCs4fqI2P2rA04_11utf8_identsu30____7hkackfecea1cbdathfdh9hlq6y|utf8_idents::საჭმელად_გემრიელი_სადილი
          _RNCNCNgCs6DXkGYLi8lr_2cc5spawn00B5_|cc::spawn::{closure#0}::{closure#0}
          _RNCINkXs25_NgCsbmNqQUJIY6D_4core5sliceINyB9_4IterhENuNgNoBb_4iter8iterator8Iterator9rpositionNCNgNpB9_6memchr7memrchrs_0E0Bb_|<core::slice::Iter<u8> as core::iter::iterator::Iterator>::rposition::<core::slice::memchr::memrchr::{closure#1}>::{closure#0}
          _RINbNbCskIICzLVDPPb_5alloc5alloc8box_freeDINbNiB4_5boxed5FnBoxuEp6OutputuEL_ECs1iopQbuBiw2_3std|alloc::alloc::box_free::<dyn alloc::boxed::FnBox<(), Output = ()>>
          _RNvMC0INtC8arrayvec8ArrayVechKj7b_E3new|<arrayvec::ArrayVec<u8, 123>>::new
          _RINvC1a3fooKb1_Kc41_Kln5_KpE|a::foo::<true, 'A', -5, _>
          _RNCNvC1a1bs_0|a::b::{closure#1}
          _RNSNvC1a1b4shim|a::b::{shim:shim#0}
          _RINvC1a1bRShTlEFUKCEuDNtNtC4core3ops2FnEL_E|a::b::<&[u8], (i32,), unsafe extern "C" fn(), dyn core::ops::Fn>
          _RINvC1a1bFG_RL0_hEuE|a::b::<for<'a> fn(&'a u8)>
          _RINvC1a1bAhj4_QePOxE|a::b::<[u8; 4], &mut str, *const *mut i64>
          _RNvC1a1b.llvm.123|a::b
          """)
  void namesAreAsTheSourceHasThem(String symbol, String name) {
    assertThat(RustNames.readable(symbol).orElse(symbol)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_R",
        "_RNv",
        "_RB_",
        "_RNvC1a9b",
        "_RNvB0_1a",
        "_R0NvC1a1b",
        "_RINvC1a1bRL9_hE",
        "_RNvC1a1bxyz",
        "_RNvC1\u001b1b",
        "_RNvC99999999999999999991a1b",
        "_RINvC1a1bKb2_E",
        "_RINvC1a1bFG9999_EuE",
        "_ZN3foo3barE",
        "_ZN3foo17h0123456789abcdefEv",
        "_ZN3foo17hE",
        "_ZN17h0123456789abcdefE",
        "_ZN3foo17h0000000000000000E"
      })
  void whatIsNoNameOfRustIsNotRead(String symbol) {
    assertThat(RustNames.readable(symbol)).isEmpty();
  }

  @Test
  void aNameThatRefersToItselfAgainAndAgainHasAnEnd() {
    // Each tuple is of two of the one before it.
    var symbol = new StringBuilder("_RINvC1a1bTuuE");
    var before = 8;
    for (var i = 0; i < 60; i++) {
      var start = symbol.length() - 2;
      var reference = "B" + base62(before);
      symbol.append('T').append(reference).append(reference).append('E');
      before = start;
    }

    assertThat(RustNames.readable(symbol.append("E").toString())).isEmpty();
  }

  private static String base62(int value) {
    var digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    var text = new StringBuilder("_");
    for (var left = value - 1; ; left = left / 62) {
      text.insert(0, digits.charAt(left % 62));
      if (left < 62) {
        return text.toString();
      }
    }
  }

  @Test
  void aNameOfNothingIsNone() {
    assertThat(RustNames.readable("_RC0")).isEmpty();
    assertThat(RustNames.readable("_RC0.llvm.1")).isEmpty();
  }

  @Test
  void deepNamesHaveAnEnd() {
    assertThat(RustNames.readable("_RINvC1a1b" + "S".repeat(4000) + "hE")).isEmpty();
    assertThat(RustNames.readable("_R" + "Nv".repeat(2000))).isEmpty();
  }

  @Test
  void randomNamesDoNoHarm() {
    var random = new Random(7);
    var letters = "CNvIMXYBsE_0123abhTRSAFDLGpKu$.";
    for (var i = 0; i < 50_000; i++) {
      var name = new StringBuilder(random.nextBoolean() ? "_RNvC1a1b" : "_RINvC1a1b");
      for (var length = random.nextInt(40); length > 0; length--) {
        name.append(letters.charAt(random.nextInt(letters.length())));
      }
      assertThat(RustNames.readable(name.toString()).orElse("").length()).isLessThan(1 << 15);
    }
  }
}
