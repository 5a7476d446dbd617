package dev.spoor.repl.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.repl.text.Style;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileColorsTest {
  /// The last line, with what is coloured as `[k|int]`: the first letter of the style, the text.
  private static String last(String fileName, String... lines) {
    return new FileColors(fileName, List.of(lines))
        .line(lines.length - 1).spans().stream()
            .map(span ->
                span.style() == Style.PLAIN
                    ? span.text()
                    : "["
                        + span.style().name().toLowerCase(Locale.ROOT).charAt(0)
                        + "|"
                        + span.text()
                        + "]")
            .collect(Collectors.joining());
  }

  @Test
  void wordsTextsAndNumbersOfC() {
    assertThat(last("a.c", "  int x = 0x1f + 1'000; // int"))
        .isEqualTo("  [k|int] x = [n|0x1f] + [n|1'000]; [c|// int]");
    assertThat(last("a.c", "f(\"a\\\"b\", '\\'', 'x')"))
        .isEqualTo("f([s|\"a\\\"b\"], [s|'\\''], [s|'x'])");
    assertThat(last("a.c", "# include <a.h> // x")).isEqualTo("[p|# include] [s|<a.h>] [c|// x]");
  }

  @Test
  void commentsGoOnInTheNextLine() {
    assertThat(last("a.c", "/* a", "b */ int /* c */")).isEqualTo("[c|b */] [k|int] [c|/* c */]");
    assertThat(last("a.rs", "/* a /* b */", "c */ let")).isEqualTo("[c|c */] [k|let]");
    assertThat(last("a.c", "\"/*\"", "int")).isEqualTo("[k|int]");
  }

  @Test
  void aTextEndsWithItsLineUnlessItSaysOtherwise() {
    assertThat(last("a.c", "\"open", "int")).isEqualTo("[k|int]");
    assertThat(last("a.c", "\"open\\", "int\" int")).isEqualTo("[s|int\"] [k|int]");
    assertThat(last("a.rs", "\"open", "let\" let")).isEqualTo("[s|let\"] [k|let]");
  }

  @Test
  void rawTextsHaveTheirOwnEnds() {
    assertThat(last("a.cc", "R\"x(a)\"", "b)x\" int")).isEqualTo("[s|b)x\"] [k|int]");
    assertThat(last("a.rs", "r#\"a\"", "b\"# let")).isEqualTo("[s|b\"#] [k|let]");
    assertThat(last("a.go", "`a\"", "b` func")).isEqualTo("[s|b`] [k|func]");
  }

  @Test
  void aLifetimeIsNoCharacter() {
    assertThat(last("a.rs", "fn f<'a>(x: &'a str, c: char) { 'b' }"))
        .isEqualTo("[k|fn] f<'a>(x: &'a [k|str], c: [k|char]) { [s|'b'] }");
  }

  @Test
  void directivesOfAnAssembler() {
    assertThat(last("a.s", "  .globl main # x")).isEqualTo("  [k|.globl] main [c|# x]");
  }

  @Test
  void whatIsNotKnownHasNoColours() {
    assertThat(last("a.f90", "integer :: i ! \"x")).isEqualTo("integer :: i ! \"x");
    assertThat(last("Makefile", "int 1")).isEqualTo("int 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "\\", "'", "\"", "'\\", "\"\\", "/*", "*/", "#", "# ", "#include", "#include <", "R\"",
        "R\"(", "r#", "r\"", "1.", "1'", "0x", "..", "'\\u", "\uD800", "\0\033[2J", "`", "b'",
            "br#x"
      })
  void noTextIsLost(String line) {
    for (var file : List.of("a.c", "a.cpp", "a.rs", "a.go", "a.S", "a")) {
      assertThat(new FileColors(file, List.of(line, line)).line(1)).hasToString(line);
    }
  }
}
