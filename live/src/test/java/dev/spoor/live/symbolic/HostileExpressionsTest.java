package dev.spoor.live.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.Address;
import dev.spoor.symbolic.language.Condition;
import dev.spoor.symbolic.language.EvaluationSurroundings;
import dev.spoor.symbolic.language.Expressions;
import dev.spoor.symbolic.language.SessionValues;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.value.Notation;
import dev.spoor.symbolic.value.Presenters;
import dev.spoor.symbolic.value.ValueFormat;
import dev.spoor.symbolic.value.ValuePrinter;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever is evaluated in a frame, it has a value that can be shown, or an error with a column.
@Tag("live")
@Timeout(300)
class HostileExpressionsTest {
  private static final int TRIES = 600;

  private static final List<String> JOINTS =
      List.of(
          " + ", " - ", " * ", " / ", " % ", " << ", " == ", " < ", " && ", ", ", " ? 1 : ", "->",
          ".", "[", "@", "@entry", "[1:", " = ", " += ", "(", "::");

  private static final List<String> FRONTS =
      List.of(
          "*",
          "&",
          "-",
          "!",
          "~",
          "(char)",
          "(long double)",
          "(char*)",
          "(int(*)[3])",
          "sizeof ",
          "(struct point)",
          "(void)",
          "(unsigned long)",
          "{int}",
          "{char[70000]}",
          "++",
          "$v = ",
          "(char[4])",
          "(int&)",
          "(enum color)",
          "$_strlen(",
          "$_as_string(",
          "(double _Complex)",
          "$xmm0 = ",
          "(float)");

  private static List<String> seeds(String list) throws IOException {
    try (var lines = HostileExpressionsTest.class.getResourceAsStream(list)) {
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && "@#[/x".indexOf(line.charAt(0)) < 0)
          .toList();
    }
  }

  @ParameterizedTest
  @CsvSource({"shows_values,c-expressions.txt,1", "shows_objects,cc-expressions.txt,2"})
  void anExpressionHasAValueOrALocatedError(String tracee, String list, int seed)
      throws IOException {
    var seeds = seeds(list);
    var random = new Random(seed);
    try (var stopped = StoppedProgram.start(Tracees.compile(tracee))) {
      var session = new SessionValues();
      var values = 0;
      for (var frame = 0; frame < stopped.stack().frames().size(); frame++) {
        var at = stopped.stack().frames().get(frame).lookupAddress();
        var expressions = Expressions.in(around(stopped, frame), session);
        for (var i = 0; i < TRIES; i++) {
          values += outcome(stopped, expressions, at, text(seeds, random), session) ? 1 : 0;
        }
      }
      assertThat(values).isGreaterThan(TRIES / 20);
    }
  }

  private static String text(List<String> seeds, Random random) {
    var text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
    for (var i = 0; i < random.nextInt(3); i++) {
      switch (random.nextInt(3)) {
        case 0 -> text.insert(0, FRONTS.get(random.nextInt(FRONTS.size())));
        case 1 ->
            text.append(JOINTS.get(random.nextInt(JOINTS.size())))
                .append(seeds.get(random.nextInt(seeds.size())));
        default ->
            text.insert(0, '(').append(')').insert(0, FRONTS.get(random.nextInt(FRONTS.size())));
      }
    }
    return text.toString();
  }

  private static EvaluationSurroundings around(StoppedProgram stopped, int frame) {
    return EvaluationSurroundings.of(
        stopped.program(), stopped.stack(), frame, Optional.of(stopped.registers()));
  }

  private static boolean outcome(
      StoppedProgram stopped,
      Expressions expressions,
      Address at,
      String text,
      SessionValues session) {
    try {
      var parsed = expressions.parse(text);
      assertThat(expressions.typeOf(parsed).name()).as(text).isNotNull();
      var value = expressions.evaluate(parsed);
      for (var notation : Notation.values()) {
        var format = ValueFormat.usual().withPointerTypes().withNotation(notation);
        assertThat(new ValuePrinter(format, Presenters.none()).text(value)).as(text).isNotEmpty();
      }
      if (text.length() % 16 == 0) {
        Condition.at(at, text, stopped.program(), session);
      }
      return true;
    } catch (ExpressionException located) {
      assertThat(located.column()).as(text).isBetween(0, text.length());
      assertThat(located.sentence()).as(text).isNotEmpty();
      return false;
    } catch (RuntimeException other) {
      throw new AssertionError(text, other);
    }
  }
}
