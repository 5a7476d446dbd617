package dev.spoor.symbolic.language.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spoor.objects.dwarf.macro.Macro;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.language.syntax.Parser;
import dev.spoor.symbolic.language.syntax.Vocabulary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What cpp(1) makes of the same texts, but for the blanks.
class ReplacementTest {
  private static final MacroScope SCOPE =
      MacroScope.of(
          defined(
              plain("LIMIT", "10"),
              plain("EMPTY", ""),
              plain("SELF", "SELF + 1"),
              plain("PING", "PONG"),
              plain("PONG", "PING"),
              plain("H", "G(G)(2)"),
              plain("OPEN", "ADD ("),
              like("ADD", "((a) + (b))", "a", "b"),
              like("G", "x", "x"),
              like("NONE", "nothing"),
              like("STR", "#x", "x"),
              like("XSTR", "STR(x)", "x"),
              like("CAT", "a##b", "a", "b"),
              like("LOG", "f(fmt, ##__VA_ARGS__)", "fmt", "..."),
              like("NAMED", "f(rest)", "rest..."),
              like("TWICE", "x x", "x")));

  private static Macro plain(String name, String replacement) {
    return new Macro(name, Optional.empty(), replacement);
  }

  private static Macro like(String name, String replacement, String... parameters) {
    return new Macro(name, Optional.of(List.of(parameters)), replacement);
  }

  private static Map<String, Macro> defined(Macro... macros) {
    var all = new HashMap<String, Macro>();
    for (var macro : macros) {
      all.put(macro.name(), macro);
    }
    return all;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "LIMIT + 1 | 10 + 1",
        "LIMITS | LIMITS",
        "$LIMIT | $LIMIT",
        "\"LIMIT\" 'L' | \"LIMIT\" 'L'",
        "-EMPTY-1 | - -1",
        "SELF | SELF + 1",
        "PING | PING",
        "H | G(2)",
        "G | G",
        "G (3) | 3",
        "NONE() | nothing",
        "NONE( ) | nothing",
        "ADD(1, ADD(2,3)) | ((1) + (((2) + (3))))",
        "ADD((1,2),) | (((1,2)) + ())",
        "OPEN 1,2) | ((1) + (2))",
        "STR( a  + LIMIT ) | \"a + LIMIT\"",
        "XSTR(LIMIT) | \"10\"",
        "STR(\"a\\n\" 'c') | \"\\\"a\\\\n\\\" 'c'\"",
        "CAT(LI,MIT) | 10",
        "CAT(,x) | x",
        "CAT(1,.5) | 1.5",
        "LOG(\"a\") | f(\"a\")",
        "LOG(\"a\", 1, LIMIT) | f(\"a\",1, 10)",
        "NAMED(1, 2) | f(1, 2)",
        "NAMED() | f()",
        "a.LIMIT->LIMIT | a. 10->10",
      })
  void macrosAreReplacedAsThePreprocessorDoesIt(String typed, String replaced) {
    assertThat(Replacement.of(typed, SCOPE).text().strip()).isEqualTo(replaced);
  }

  @Test
  void whatIsBroughtInStaysIfOnlyOneStepIsAskedFor() {
    assertThat(Replacement.once("ADD(1, ADD(LIMIT,3))", SCOPE).text())
        .isEqualTo("((1) + (ADD(LIMIT,3)))");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 + ADD(1) | 4 | Wrong number of arguments to macro `ADD' (expected 2, got 1).",
        "1 + ADD(1,2,3) | 4 | Wrong number of arguments to macro `ADD' (expected 2, got 3).",
        "x ADD(1, (2) | 2 | Malformed argument list for macro `ADD'.",
        "NONE(1) | 0 | Wrong number of arguments to macro `NONE' (expected 0, got 1).",
      })
  void aWrongUseIsPointedAt(String typed, int column, String sentence) {
    assertThatThrownBy(() -> Replacement.of(typed, SCOPE))
        .isInstanceOfSatisfying(
            ExpressionException.class,
            e -> {
              assertThat(e.sentence()).isEqualTo(sentence);
              assertThat(e.column()).isEqualTo(column);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Behind a macro the columns are those of what was typed.
        "LIMIT + 1 * ) | 12",
        // What a macro brings in is where its name is.
        "1 + ADD(3,) | 4",
        // An argument is where it is written.
        "1 + G(2 + )) | 11",
      })
  void errorsPointAtWhatWasTyped(String typed, int column) {
    var written = Replacement.of(typed, SCOPE);

    assertThatThrownBy(() -> Parser.parse(written, Vocabulary.none()))
        .isInstanceOfSatisfying(
            ExpressionException.class, e -> assertThat(e.column()).isEqualTo(column));
  }

  @Test
  void aTextThatGrowsWithoutEndIsRefused() {
    var macros = new HashMap<String, Macro>();
    for (var i = 0; i < 60; i++) {
      macros.put("X" + i, plain("X" + i, "X" + (i + 1) + " X" + (i + 1)));
    }

    assertThatThrownBy(() -> Replacement.of("y X0", MacroScope.of(macros)))
        .isInstanceOfSatisfying(
            ExpressionException.class, e -> assertThat(e.column()).isEqualTo(2));
  }

  @Test
  void usesThatAreVeryDeepInEachOtherAreRefused() {
    var typed = "G(".repeat(1000) + "1" + ")".repeat(1000);

    assertThatThrownBy(() -> Replacement.of(typed, SCOPE)).isInstanceOf(ExpressionException.class);
  }

  @Test
  void withoutMacrosATextStaysWhatItIs() {
    assertThat(Replacement.of("LIMIT", MacroScope.none()).isReplaced()).isFalse();
    assertThat(Replacement.of("x + 1", SCOPE).isReplaced()).isFalse();
  }
}
