package dev.spoor.repl.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexTest {
  @ParameterizedTest
  @CsvSource({"[,Unmatched [ or [^", "a[^b,Unmatched [ or [^", "[],Unmatched [ or [^"})
  void aSetThatIsNotClosedIsAFault(String text, String fault) {
    assertThat(Regex.fault(text)).contains(fault);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\", "\\", "[a]\\"})
  void aBackslashAtTheEndIsAFault(String text) {
    assertThat(Regex.fault(text)).contains("Trailing backslash");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "(", "*", "a{3,1}", "[]]", "[^]a]", "\\[", "a\\\\", "[\\]", "^f.*"})
  void whatMeansSomethingIsNone(String text) {
    assertThat(Regex.fault(text)).isEmpty();
  }
}
