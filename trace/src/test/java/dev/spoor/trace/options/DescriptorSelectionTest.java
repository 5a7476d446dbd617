package dev.spoor.trace.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorSelectionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "3 true",
        "3,4 true",
        "4 false",
        "4, false",
        "all true",
        "none false",
        "!3 false",
        "!4 true",
        "!all false",
        "!none true",
        "!!3 true",
        "2147483647 false"
      })
  void aSetSaysWhatIsInIt(String text, boolean has3) {
    assertThat(DescriptorSelection.parse(text).contains(3)).isEqualTo(has3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "3,x", "-3", "2147483648", "99999999999999999999", "3 ", ",", "!"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> DescriptorSelection.parse(text))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("invalid descriptor '");
  }

  @Test
  void noneIsEmpty() {
    assertThat(DescriptorSelection.parse("none").isEmpty()).isTrue();
    assertThat(DescriptorSelection.parse("!all").isEmpty()).isTrue();
    assertThat(DescriptorSelection.parse("!3").isEmpty()).isFalse();
  }
}
