package dev.spoor.symbolic.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TextWriterTest {
  private static final CharacterKind CHAR = new CharacterKind("", 1, true);
  private static final CharacterKind WIDE = new CharacterKind("L", 4, true);

  private static String written(CharacterKind kind, ValueFormat format, long... units) {
    var out = new StringBuilder();
    new TextWriter(kind, format, out).text(units, false);
    return out.toString();
  }

  private static String written(String text) {
    return written(CHAR, ValueFormat.usual(), text.chars().asLongStream().toArray());
  }

  @Test
  void whatIsNotPrintableIsEscaped() {
    assertThat(written("a\"b\\\n\u001b[0m\u00ff\u0000"))
        .isEqualTo("\"a\\\"b\\\\\\n\\033[0m\\377\\000\"");
  }

  @Test
  void allBytesTogetherAreAsciiOnly() {
    var text =
        written(CHAR, ValueFormat.usual().withElements(300), LongStream.range(0, 256).toArray());

    assertThat(text).matches("[ -~]*");
  }

  @Test
  void runsOfEqualCharactersStandApart() {
    assertThat(written("ab" + "x".repeat(12) + "cd"))
        .isEqualTo("\"ab\", 'x' <repeats 12 times>, \"cd\"");
    assertThat(written("x".repeat(9))).isEqualTo("\"xxxxxxxxx\"");
  }

  @Test
  void aRunCountsAsTheFewestThatMakeOne() {
    var text =
        written(
            CHAR,
            ValueFormat.usual().withElements(12),
            ("x".repeat(50) + "abcd").chars().asLongStream().toArray());

    assertThat(text).isEqualTo("'x' <repeats 50 times>, \"ab\"...");
  }

  @Test
  void aDigitBehindAHexadecimalNumberIsANumberToo() {
    assertThat(written(WIDE, ValueFormat.usual(), 0x4e2d, 'a', 'z'))
        .isEqualTo("L\"\\x4e2d\\141z\"");
  }

  @Test
  void noTextIsTwoQuotes() {
    assertThat(written("")).isEqualTo("\"\"");
  }
}
