package dev.spoor.live.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Tracees;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Functions of which no debugging information says what they return, called in expressions.
@Tag("live")
class UnknownFunctionsTest {
  private static String answer(String expression) {
    var program = Tracees.compile("tells_of_itself", "-O0", "-g0");
    return Debug.ours(program, "break main", "run", expression).lines().getLast();
  }

  @Test
  void aCallWithoutACastIsRefused() {
    assertThat(answer("p own_name(2)"))
        .isEqualTo("'own_name' has unknown return type; cast the call to its declared return type");
  }

  @Test
  void whatIsReturnedIsAllOfWhatTheCastSays() {
    assertThat(answer("p (char *) own_name(2)")).matches("\\$1 = 0x[0-9a-f]{12} \"second\"");
  }

  @Test
  void aNumberIsAsWideAsTheCastSays() {
    assertThat(answer("p (long) far()")).isEqualTo("$1 = 1311768467463790320");
  }

  @Test
  void numbersWithAPointAreReturnedWhereTheyAre() {
    assertThat(answer("p (double) half(5.0)")).isEqualTo("$1 = 2.5");
  }

  @Test
  void theTypeOfACallIsThatOfItsCast() {
    assertThat(answer("whatis (char *) own_name(2)")).isEqualTo("type = char *");
  }
}
