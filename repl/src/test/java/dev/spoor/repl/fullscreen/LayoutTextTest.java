package dev.spoor.repl.fullscreen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "''                          | No layout name specified",
        "x                           | New layout does not contain any windows",
        "x src 1                     | New layout does not contain the \"cmd\" window",
        "x src 1 src 1 cmd 1         | Window \"src\" seen twice in layout",
        "x src 1 } cmd 1             | Extra '}' in layout specification",
        "x { src 1 status 0 cmd 1    | Missing '}' in layout specification",
        "x foo 1 cmd 1               | Unknown window \"foo\"",
        "x src cmd 1                 | Trailing junk at: cmd 1",
        "-x src 1 cmd 1              | Layout name cannot start with '-'",
        "x cmd 1 src 1               | The \"cmd\" window must be the last one, below all others.",
        "x {-horizontal src 1 cmd 1} 1 | The \"cmd\" window must be the last one, below all others."
      })
  void whatIsNoLayoutIsSaidInGdbsWords(String text, String sentence) {
    var typed = text.replace("''", "");

    assertThatThrownBy(() -> LayoutText.parse(typed)).hasMessage(sentence);
  }

  @ParameterizedTest
  @CsvSource("x {-horizontal src 1 asm 2} 3 status 0 cmd 1")
  void windowsAreInTheirOrder(String text) {
    assertThat(LayoutText.parse(text).windows()).containsExactly("src", "asm");
  }
}
