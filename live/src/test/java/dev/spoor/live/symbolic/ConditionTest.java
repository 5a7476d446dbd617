package dev.spoor.live.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.spoor.machine.Address;
import dev.spoor.symbolic.language.Condition;
import dev.spoor.symbolic.language.Condition.Outcome;
import dev.spoor.symbolic.language.ConditionContext;
import dev.spoor.symbolic.language.EvaluationSurroundings;
import dev.spoor.symbolic.language.Expressions;
import dev.spoor.symbolic.language.SessionValues;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.unwind.Frame;
import dev.spoor.testkit.Tracees;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Conditions say of frames of stopped programs what expressions say.
@Tag("live")
@Timeout(120)
class ConditionTest {
  private static final List<String> IN_INNER =
      List.of(
          "depth",
          "depth * 3 - 1",
          "where->x",
          "where->y",
          "(*where).x",
          "where[0].y",
          "by_value.x + by_value.y",
          "calls",
          "letter",
          "letter == 'x'",
          "size",
          "shadowed",
          "depth > 2 && where->x == 8",
          "depth < 2 || where->y",
          "!depth",
          "~depth",
          "-depth",
          "depth << 3",
          "depth >> 1",
          "depth / 2",
          "depth % 2",
          "depth ? 5 : 6",
          "depth & 1",
          "depth | 8",
          "depth ^ 5",
          "sizeof (struct point)",
          "names[0][0]",
          "*names[1]",
          "vla[1]",
          "(unsigned char) -1",
          "(short) 70000",
          "(long) where != 0",
          "where != 0",
          "&by_value != 0",
          "global_number",
          "&global_number != 0",
          "table[2]",
          "*(int *) where",
          "GREEN",
          "0xffffffff",
          "4000000000u + 1",
          "-1 < 1u",
          "{int} where",
          "(char) letter",
          "$pc != 0",
          "where + 1 > where");

  private static final List<String> IN_MAIN =
      List.of(
          "c",
          "sc",
          "uc",
          "i8",
          "s",
          "u",
          "l",
          "ull > 0",
          "yes",
          "red",
          "rw",
          "bits.a",
          "bits.b",
          "bits.c",
          "bits.d",
          "first.value",
          "first.next->value",
          "list->next->name[1]",
          "either.i",
          "deep.u",
          "deep.named.inside",
          "deep.at[1].y",
          "grid[1][2]",
          "many[1]",
          "*number",
          "cv",
          "rows[1][1]",
          "zeros[1]",
          "escaped[2]",
          "list == &first",
          "h == handle",
          "sc < uc",
          "u > -1",
          "nothing == 0",
          "*pc");

  private static final List<String> IN_STAY =
      List.of("both", "this->both", "sum", "add", "flag", "old", "size", "ref", "left", "right");

  private static Frame frameOf(StoppedProgram stopped, String function) {
    for (var i = 0; i < stopped.stack().frames().size(); i++) {
      for (var scope : stopped.variables(i).scopes()) {
        if (scope.name().filter(function::equals).isPresent()) {
          return stopped.stack().frames().get(i);
        }
      }
    }
    throw new AssertionError("no frame of " + function + " in " + stopped);
  }

  /// A frame of a stopped program, as if the task stood there.
  private record At(StoppedProgram stopped, Frame frame) implements ConditionContext {
    @Override
    public long pc() {
      return frame.lookupAddress().value();
    }

    @Override
    public long register(int dwarf) {
      for (var register : frame.registers().architecture().registers()) {
        if (register.dwarf() == dwarf && frame.registers().knows(register)) {
          return frame.registers().unsigned(register);
        }
      }
      return 0;
    }

    @Override
    public int read(long address, byte[] into, int length) {
      var read = stopped.program().memory().read(Address.of(address), length);
      System.arraycopy(read, 0, into, 0, read.length);
      return read.length;
    }

    @Override
    public EvaluationSurroundings surroundings() {
      return EvaluationSurroundings.of(
          stopped.program(),
          stopped.stack(),
          stopped.stack().frames().indexOf(frame),
          Optional.empty());
    }
  }

  private static void compare(
      StoppedProgram stopped, String function, List<String> texts, boolean isDirect) {
    var at = new At(stopped, frameOf(stopped, function));
    var session = new SessionValues();
    var expressions = Expressions.in(at.surroundings(), session);
    for (var text : texts) {
      var value = expressions.number(expressions.parse(text));
      var equal = "(" + text + ") == " + (value < 0 ? "(" + value + "l)" : value + "ul");
      var condition = Condition.at(Address.of(at.pc()), equal, stopped.program(), session);

      assertThat(condition.test(at))
          .as("%s %s", equal, condition.failure())
          .isEqualTo(Outcome.HOLDS);
      if (isDirect) {
        assertThat(condition.isDirect(Address.of(at.pc()))).as(equal).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-gdwarf-5", "-gdwarf-4", "-m32", "-fomit-frame-pointer"})
  void integersPointersAndMembersAreComputedDirectly(String flags) {
    try (var stopped = StoppedProgram.start(Tracees.compile("shows_values", flags))) {
      compare(stopped, "inner", IN_INNER, true);
      compare(stopped, "main", IN_MAIN, true);
    }
  }

  @Test
  void variablesInRegistersAreFoundByTheirInstruction() {
    try (var stopped = StoppedProgram.start(Tracees.compile("shows_values", "-O2"))) {
      compare(stopped, "main", List.of("global_number", "table[1]", "list[0].value == 1"), false);
    }
  }

  @Test
  void membersOfThisAreFound() {
    try (var stopped = StoppedProgram.start(Tracees.compile("shows_objects"))) {
      compare(stopped, "stay", IN_STAY, true);
      compare(stopped, "stay", List.of("base", "this->base", "Named::count"), false);
    }
  }

  @Test
  void whatIsNotDirectIsEvaluatedAllTheSame() {
    try (var stopped = StoppedProgram.start(Tracees.compile("shows_values"))) {
      var at = new At(stopped, frameOf(stopped, "main"));
      var session = new SessionValues();
      var condition =
          Condition.at(Address.of(at.pc()), "d * 10 == 1 && *bad", stopped.program(), session);

      var other = Condition.at(Address.of(at.pc()), "d > 0.05", stopped.program(), session);

      assertThat(other.isDirect(Address.of(at.pc()))).isFalse();
      assertThat(other.test(at)).isEqualTo(Outcome.HOLDS);
      assertThat(condition.test(at)).isEqualTo(Outcome.FAILED);
      assertThat(condition.failure()).isNotEmpty();
    }
  }

  @Test
  void whatCannotBeReadFails() {
    try (var stopped = StoppedProgram.start(Tracees.compile("shows_values"))) {
      var at = new At(stopped, frameOf(stopped, "main"));
      var condition =
          Condition.at(
              Address.of(at.pc()),
              "list->next->next->value == 1",
              stopped.program(),
              new SessionValues());

      assertThat(condition.test(at)).isEqualTo(Outcome.FAILED);
      assertThat(condition.failure()).isEqualTo("Cannot access memory at address 0x8");
    }
  }

  @Test
  void namesThatMeanNothingAreRefusedAtOnce() {
    try (var stopped = StoppedProgram.start(Tracees.compile("shows_values"))) {
      var pc = frameOf(stopped, "main").lookupAddress();

      assertThatThrownBy(() ->
              Condition.at(pc, "first.value || nosuch", stopped.program(), new SessionValues()))
          .isInstanceOf(ExpressionException.class)
          .hasMessage("No symbol \"nosuch\" in current context.");
    }
  }

  @Test
  void askingADirectConditionAllocatesNothing() {
    try (var stopped = StoppedProgram.start(Tracees.compile("shows_values"))) {
      var pc = frameOf(stopped, "inner").lookupAddress();
      var condition =
          Condition.at(
              pc,
              "depth > 2 && where->x == 8 && (letter == 'x' || names[0][0] / 2 != calls)",
              stopped.program(),
              new SessionValues());
      var context = new Zeros(pc.value());
      condition.test(context);
      var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      var thread = Thread.currentThread().threadId();
      threads.getThreadAllocatedBytes(thread);

      var before = threads.getThreadAllocatedBytes(thread);
      for (var i = 0; i < 10_000; i++) {
        condition.test(context);
      }
      var allocated = threads.getThreadAllocatedBytes(thread) - before;

      assertThat(condition.isDirect(pc)).isTrue();
      assertThat(allocated).isLessThan(10_000);
    }
  }

  /// Memory and registers of small numbers.
  private record Zeros(long pc) implements ConditionContext {
    @Override
    public long register(int dwarf) {
      return 4096;
    }

    @Override
    public int read(long address, byte[] into, int length) {
      for (var i = 0; i < length; i++) {
        into[i] = 8;
      }
      return length;
    }

    @Override
    public EvaluationSurroundings surroundings() {
      throw new AssertionError("a direct condition asked for more");
    }
  }
}
