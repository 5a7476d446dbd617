package dev.spoor.repl.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void quotesAndBackslashesKeepWordsTogether() {
    assertThat(Words.of("a 'b c' \"d \\\" e\" f\\ g ''"))
        .containsExactly("a", "b c", "d \" e", "f g", "");
    assertThatThrownBy(() -> Words.of("'a")).hasMessage("Unmatched single quote.");
  }

  @Test
  void rangesOfNumbersAreLists() {
    assertThat(Numbers.of("1 3-5,7")).containsExactly(1, 3, 4, 5, 7);
    assertThatThrownBy(() -> Numbers.of("x")).hasMessage("Bad breakpoint number 'x'");
    assertThatThrownBy(() -> Numbers.of("5-3")).hasMessage("inverted range");
  }

  @Test
  void jsonEscapesWhatItMust() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("a", List.of(1, true, "x\"\n\u001b"));
    row.put("b", Map.of());

    assertThat(JsonText.of(row)).isEqualTo("{\"a\":[1,true,\"x\\\"\\u000a\\u001b\"],\"b\":{}}");
  }

  @Test
  void escapesOfCAreReplaced() {
    assertThat(new CEscapes("a\\n\\t\\101\\\\b").text()).isEqualTo("a\n\tA\\b");
  }
}
