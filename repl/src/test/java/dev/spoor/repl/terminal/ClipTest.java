package dev.spoor.repl.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.repl.text.Style;
import dev.spoor.repl.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClipTest {
  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "abc,0,2,ab", // cut
        "abc,1,4,'bc  '", // filled
        "a\tb,0,10,'a       b '", // a tab leads to the next eighth column
        "a\tb,4,5,'    b'", // and is cut like other blanks
        "世界,0,3,'世 '", // half a wide sign is a blank
        "世界,1,3,' 界'",
        "e\u0301x,0,1,e\u0301", // a combining sign stays with its letter
        "e\u0301x,1,1,x",
        "a\033[2J,0,6,a\\033[" // no control character
      })
  void aLineIsCutToItsColumns(String line, int from, int width, String clipped) {
    assertThat(Clip.of(Text.of(line), from, width)).hasToString(clipped);
  }

  @Test
  void piecesKeepTheirStyles() {
    var line = Text.of("ab").add(Style.STRING, "cd").add(Style.INVERSE, "ef");

    assertThat(Clip.of(line, 1, 2).spans())
        .containsExactly(new Text.Span(Style.PLAIN, "b"), new Text.Span(Style.STRING, "c"));
    assertThat(Clip.of(line, 5, 3).spans())
        .containsExactly(new Text.Span(Style.INVERSE, "f"), new Text.Span(Style.INVERSE, "  "));
  }
}
